package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.https.Fetch;
import java.util.List;

/** Flags a policy behind a redirect: senders must not follow it. */
@RuleInfo(
        code = "mtasts.host.redirect",
        severity = ERROR,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.3",
        summary = "The MTA-STS policy is behind a redirect, which senders do not follow")
final class RedirectedPolicy implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        String host = mtaSts.policyHost().text();
        return mtaSts.response().filter(Fetch.Response::isRedirect).stream()
                .map(found -> finding(host, "the policy at " + host + " is behind a redirect (" + found.status() + ")")
                        .impact(
                                "Senders that do not know the policy yet deliver without its protection; those that do go on applying the old one until it expires.")
                        .evidence(Observations.of(mtaSts.txt()))
                        .evidence(mtaSts.fetched())
                        .fix(Fix.steps(
                                "Serve the policy itself at https://" + host + "/.well-known/mta-sts.txt",
                                "Take that path out of the redirect, for example the one from http or to www."))
                        .verify("curl -v https://" + host + "/.well-known/mta-sts.txt")
                        .build())
                .toList();
    }
}
