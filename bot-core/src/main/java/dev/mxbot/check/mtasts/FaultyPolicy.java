package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a policy that senders cannot read. */
@RuleInfo(
        code = "mtasts.policy.syntax",
        severity = ERROR,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.2",
        summary = "The MTA-STS policy is not in the form of the standard, so senders ignore it")
final class FaultyPolicy implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        return mtaSts.policy().filter(policy -> !policy.faults().isEmpty()).stream()
                .map(policy -> {
                    String host = mtaSts.policyHost().text();
                    return finding(
                                    host,
                                    "the policy at " + host + " is faulty: "
                                            + policy.faults().get(0))
                            .impact("Senders ignore the policy: mail is delivered, without its protection.")
                            .evidence(mtaSts.fetched())
                            .fix(Fix.steps(
                                    "Correct the policy, then change the id of the record at " + mtaSts.owner(),
                                    "Faults: "
                                            + String.join(
                                                    "; ",
                                                    policy.faults().stream()
                                                            .limit(5)
                                                            .toList()) + "."))
                            .verify("curl https://" + host + "/.well-known/mta-sts.txt")
                            .build();
                })
                .toList();
    }
}
