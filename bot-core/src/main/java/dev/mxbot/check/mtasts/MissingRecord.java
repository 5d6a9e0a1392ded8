package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that the domain has no MTA-STS policy; that is a choice. */
@RuleInfo(
        code = "mtasts.missing",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3",
        summary = "The domain has no MTA-STS policy, so an attacker on the way can strip the encryption")
final class MissingRecord implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        if (!mtaSts.receives()
                || !mtaSts.canAnnounce()
                || !MisplacedRecord.among(mtaSts.apex()).isEmpty()
                || mtaSts.txt().isUnanswered()
                || !mtaSts.records().isEmpty()) {
            return List.of();
        }
        String domain = mtaSts.domain().text();
        return List.of(finding(domain, "no MTA-STS")
                .impact("Senders encrypt where they can, and deliver in the clear if somebody on the way prevents it.")
                .evidence(Observations.of(mtaSts.txt()))
                .fix(Fix.steps(
                        "Publish a policy in testing mode first",
                        "Serve https://mta-sts." + domain
                                + "/.well-known/mta-sts.txt with version: STSv1, mode: testing, max_age:"
                                + " 86400 and an mx: line for each MX host.",
                        "Publish " + mtaSts.owner()
                                + " TXT \"v=STSv1; id=20260101T000000;\" and change the id with every change"
                                + " of the policy."))
                .verify("dig +short " + mtaSts.owner() + " TXT")
                .build());
    }
}
