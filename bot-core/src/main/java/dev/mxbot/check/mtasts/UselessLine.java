package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Mentions lines of the policy that senders pass over: a key that nobody knows, or one that stood there before. */
@RuleInfo(
        code = "mtasts.policy.ignored",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.2",
        summary = "The MTA-STS policy has lines that senders pass over")
final class UselessLine implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        return mtaSts.policy().filter(policy -> !policy.ignored().isEmpty()).stream()
                .map(policy -> {
                    String host = mtaSts.policyHost().text();
                    return finding(
                                    host,
                                    "the MTA-STS policy has lines that senders pass over: "
                                            + Excerpt.title(String.join("; ", policy.ignored())))
                            .impact(
                                    "They have no effect: of a repeated key the first counts, a misspelled one is unknown.")
                            .evidence(mtaSts.fetched())
                            .fix(Fix.steps("Remove or correct the lines"))
                            .verify("curl https://" + host + "/.well-known/mta-sts.txt")
                            .build();
                })
                .toList();
    }
}
