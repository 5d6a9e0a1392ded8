package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that a mail host would not go on with us for the time being. */
@RuleInfo(
        code = "smtp.rate_limited",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 5321 section 3.8",
        summary = "A mail host closes the connection for now (421), or says that there are too many")
final class RateLimited implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(host ->
                        host.refusing(Refusal.RATE_LIMITED, (talk, refused) -> finding(smtp, host, talk, refused)))
                .toList();
    }

    private Finding finding(SmtpEvidence smtp, Exchanger host, Conversation talk, Refused refused) {
        return finding(host.name().text(), host.at(talk) + " puts mxbot off: \"" + refused.text() + "\"")
                .impact("Mail servers try again later. What the host says about " + smtp.domain()
                        + " is not known; mxbot leaves it alone for a while.")
                .evidence(talk.observation(refused.exchange()))
                .build();
    }
}
