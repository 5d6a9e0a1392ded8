package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;
import java.util.Locale;

/** Says that the policy is served as something else than plain text. */
@RuleInfo(
        code = "mtasts.policy.content_type",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.2",
        summary = "The MTA-STS policy is not served as text/plain")
final class WrongContentType implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        return mtaSts
                .response()
                .filter(response -> mtaSts.policy().isPresent()
                        && !response.contentType().toLowerCase(Locale.ROOT).startsWith("text/plain"))
                .stream()
                .map(response -> {
                    String host = mtaSts.policyHost().text();
                    return finding(host, "the policy at " + host + " is not served as text/plain")
                            .impact("Some senders refuse such a policy.")
                            .evidence(mtaSts.fetched())
                            .fix(Fix.steps("Let the web server send Content-Type: text/plain for the policy"))
                            .verify("curl -I https://" + host + "/.well-known/mta-sts.txt")
                            .build();
                })
                .toList();
    }
}
