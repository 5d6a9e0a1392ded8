package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.https.Fetch.Failure;
import java.util.List;

/** Flags a policy host without a usable address. */
@RuleInfo(
        code = "mtasts.host.unresolvable",
        severity = ERROR,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.3",
        summary = "The host that is to serve the MTA-STS policy has no usable address")
final class UnresolvablePolicyHost implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        String host = mtaSts.policyHost().text();
        return mtaSts
                .failure()
                .filter(failed -> failed.why() == Failure.NO_ADDRESS || failed.why() == Failure.PRIVATE_ADDRESS)
                .stream()
                .map(found -> finding(host, "the policy host " + host + " cannot be reached: " + found.detail())
                        .impact(
                                "Senders that do not know the policy yet deliver without its protection; those that do go on applying the old one until it expires.")
                        .evidence(Observations.of(mtaSts.txt()))
                        .evidence(mtaSts.fetched())
                        .fix(Fix.steps(
                                "Give " + host + " the address of the web server that serves the policy",
                                "Publish an A or AAAA record, or a CNAME to the service that hosts the policy."))
                        .verify("curl -v https://" + host + "/.well-known/mta-sts.txt")
                        .build())
                .toList();
    }
}
