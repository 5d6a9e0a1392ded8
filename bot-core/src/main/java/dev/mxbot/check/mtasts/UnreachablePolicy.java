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
import java.util.Set;

/** Flags a policy that cannot be fetched. */
@RuleInfo(
        code = "mtasts.host.https",
        severity = ERROR,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.3",
        summary = "The MTA-STS policy cannot be fetched over HTTPS")
final class UnreachablePolicy implements Rule<MtaStsEvidence> {
    /** Failures of the connection itself; names and certificates have findings of their own. */
    private static final Set<Failure> REASONS =
            Set.of(Failure.REFUSED, Failure.TIMEOUT, Failure.TLS, Failure.TOO_LARGE, Failure.BROKEN);

    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        String host = mtaSts.policyHost().text();
        return mtaSts.failure().filter(failed -> REASONS.contains(failed.why())).stream()
                .map(found -> finding(host, "the policy cannot be fetched from " + host + ": " + found.detail())
                        .impact(
                                "Senders that do not know the policy yet deliver without its protection; those that do go on applying the old one until it expires.")
                        .evidence(Observations.of(mtaSts.txt()))
                        .evidence(mtaSts.fetched())
                        .fix(
                                Fix.steps(
                                        "Serve the policy at https://" + host + "/.well-known/mta-sts.txt",
                                        "The server answers on port 443 within a minute, and the policy is smaller than 64 kilobytes."))
                        .verify("curl -v https://" + host + "/.well-known/mta-sts.txt")
                        .build())
                .toList();
    }
}
