package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.smtp.Stage;
import java.util.List;

/** Flags a mail host that takes no bounces. */
@RuleInfo(
        code = "smtp.null_sender.rejected",
        severity = ERROR,
        lane = RECEIVING,
        spec = "RFC 5321 section 4.5.5",
        summary = "A mail host refuses mail with an empty sender, so that bounces do not arrive")
final class RejectedNullSender implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(host ->
                        host.refusing(Refusal.NULL_SENDER, (talk, refused) -> finding(smtp, host, talk, refused)))
                .toList();
    }

    private Finding finding(SmtpEvidence smtp, Exchanger host, Conversation talk, Refused refused) {
        return finding(
                        host.name().text(),
                        host.at(talk) + " refuses mail with an empty sender: \"" + refused.text() + "\"")
                .impact("Bounces, read receipts and automatic replies do not reach " + smtp.domain()
                        + ": its users never learn that a message of theirs was not delivered.")
                .evidence(talk.said(Stage.MAIL_FROM, Stage.RCPT_TO))
                .fix(host.provider()
                        .map(Words::leaveTo)
                        .orElseGet(() -> Fix.steps(
                                "Accept MAIL FROM:<>",
                                "Take away the rule that refuses it: in Postfix a line for <> in a check_sender_access table, elsewhere"
                                        + " an \"empty sender\" or \"bounce\" filter against spam.")))
                .verify("swaks --server " + talk.addressText() + " --from '<>' --to postmaster@" + smtp.domain()
                        + " --quit-after RCPT")
                .build();
    }
}
