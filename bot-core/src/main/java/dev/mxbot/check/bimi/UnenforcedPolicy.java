package dev.mxbot.check.bimi;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Mentions a logo that the DMARC policy keeps from being shown. */
@RuleInfo(
        code = "bimi.dmarc_not_enforced",
        severity = NOTICE,
        lane = SENDING,
        spec = "draft-brand-indicators-for-message-identification",
        summary = "The domain publishes a logo, and its DMARC policy is not strict enough for it")
final class UnenforcedPolicy implements Rule<BimiEvidence> {
    @Override
    public List<Finding> judge(BimiEvidence bimi) {
        return bimi.record().filter(record -> !record.isDeclined()).flatMap(record -> bimi.notEnforced()).stream()
                .map(tag -> finding(
                                bimi.owner(),
                                "the BIMI logo is not shown while the DMARC policy is weakened (" + tag + ")")
                        .impact(
                                "Mailbox providers want the policy enforced for all mail of the domain and of the names below it.")
                        .evidence(bimi.bimi().map(Observations::of).stream().toList())
                        .fix(Fix.steps(
                                "Enforce the DMARC policy",
                                "Once the reports show that all of the domain's mail passes, change " + tag
                                        + " in the record at _dmarc." + bimi.domain() + "."))
                        .verify("dig +short _dmarc." + bimi.domain() + " TXT")
                        .build())
                .toList();
    }
}
