package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags an announced policy that is not there. */
@RuleInfo(
        code = "mtasts.orphan",
        severity = WARNING,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.3",
        summary = "A record announces an MTA-STS policy, and the policy host does not serve one")
final class OrphanRecord implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        String host = mtaSts.policyHost().text();
        return mtaSts.response().filter(response -> response.status() != 200 && !response.isRedirect()).stream()
                .map(found -> finding(
                                host, "the policy host " + host + " serves no policy (status " + found.status() + ")")
                        .impact(
                                "Senders that do not know the policy yet deliver without its protection; those that do go on applying the old one until it expires.")
                        .evidence(Observations.of(mtaSts.txt()))
                        .evidence(mtaSts.fetched())
                        .fix(Fix.steps(
                                "Serve the policy, or remove the record at " + mtaSts.owner(),
                                "Put the policy at https://" + host + "/.well-known/mta-sts.txt."))
                        .verify("curl -v https://" + host + "/.well-known/mta-sts.txt")
                        .build())
                .toList();
    }
}
