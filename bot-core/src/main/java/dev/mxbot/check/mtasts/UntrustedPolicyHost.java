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

/** Flags a policy host whose certificate senders refuse. */
@RuleInfo(
        code = "mtasts.host.cert",
        severity = ERROR,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.3",
        summary = "The certificate of the MTA-STS policy host is not valid for it")
final class UntrustedPolicyHost implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        String host = mtaSts.policyHost().text();
        return mtaSts.failure().filter(failed -> failed.why() == Failure.CERTIFICATE).stream()
                .map(found -> finding(host, "the certificate of " + host + " is not valid: " + found.detail())
                        .impact(
                                "Senders that do not know the policy yet deliver without its protection; those that do go on applying the old one until it expires.")
                        .evidence(Observations.of(mtaSts.txt()))
                        .evidence(mtaSts.fetched())
                        .fix(Fix.steps(
                                "Install a certificate for " + host,
                                "It names " + host
                                        + ", is not expired, and comes with its whole chain from a public authority."))
                        .verify("curl -v https://" + host + "/.well-known/mta-sts.txt")
                        .build())
                .toList();
    }
}
