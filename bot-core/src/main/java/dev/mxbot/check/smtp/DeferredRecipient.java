package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that a mail host answers, and that its answer is "later". */
@RuleInfo(
        code = "smtp.rcpt.deferred",
        severity = NOTICE,
        lane = RECEIVING,
        spec = {"RFC 5321 section 4.2.1", "RFC 6647"},
        summary = "A mail host puts mail off for now, as greylisting does")
final class DeferredRecipient implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(host -> host.refusing(Refusal.DEFERRED, (talk, refused) -> finding(smtp, host, talk, refused)))
                .toList();
    }

    private Finding finding(SmtpEvidence smtp, Exchanger host, Conversation talk, Refused refused) {
        return finding(
                        host.name().text(),
                        host.at(talk) + " answers, and puts mail for " + smtp.domain() + " off: \"" + refused.text()
                                + "\"")
                .impact("Mail servers try again within minutes or hours; greylisting works like this on purpose.")
                .evidence(talk.observation(refused.exchange()))
                .build();
    }
}
