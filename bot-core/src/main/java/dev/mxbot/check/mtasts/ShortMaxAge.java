package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that senders forget the policy within a day. */
@RuleInfo(
        code = "mtasts.max_age.short",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.2",
        summary = "The max_age of the MTA-STS policy is under a day, so senders forget it between two mails")
final class ShortMaxAge implements Rule<MtaStsEvidence> {
    private static final long DAY = 86_400;

    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        return mtaSts
                .policy()
                .filter(policy -> policy.maxAge().isPresent() && policy.maxAge().getAsLong() < DAY)
                .stream()
                .map(policy -> {
                    String host = mtaSts.policyHost().text();
                    return finding(
                                    host,
                                    "the MTA-STS policy lasts only "
                                            + policy.maxAge().getAsLong() + " s")
                            .impact("Senders that mail more seldom have forgotten it by then, and are not protected.")
                            .evidence(mtaSts.fetched())
                            .fix(Fix.steps(
                                    "Set max_age to weeks once the policy is stable, and change the id of the record at "
                                            + mtaSts.owner()))
                            .verify("curl https://" + host + "/.well-known/mta-sts.txt")
                            .build();
                })
                .toList();
    }
}
