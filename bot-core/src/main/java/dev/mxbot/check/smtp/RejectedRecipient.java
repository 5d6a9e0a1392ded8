package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.smtp.Stage;
import java.util.List;

/** Flags a refusal whose text is all that is known of its reason. */
@RuleInfo(
        code = "smtp.rcpt.rejected",
        severity = WARNING,
        lane = RECEIVING,
        spec = "RFC 5321 section 4.2.1",
        summary = "A mail host refuses mail to postmaster of the domain for a reason of its own")
final class RejectedRecipient implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(host -> host.with(talk -> talk.isRefused(Stage.RCPT_TO, Refusal.OTHER)).stream()
                        .limit(1)
                        .flatMap(talk -> talk.refused().stream().map(refused -> finding(smtp, host, talk, refused))))
                .toList();
    }

    private Finding finding(SmtpEvidence smtp, Exchanger host, Conversation talk, Refused refused) {
        return finding(
                        host.name().text(),
                        host.at(talk) + " refuses mail to postmaster@" + smtp.domain() + ": \"" + refused.text() + "\"")
                .impact("Whether other mail for " + smtp.domain()
                        + " is refused as well depends on the reason, which the host's log has.")
                .evidence(talk.observation(refused.exchange()))
                .fix(host.provider()
                        .map(Words::leaveTo)
                        .orElseGet(() -> Fix.steps(
                                "Find the reason in the log of " + host.name(),
                                "Look for " + talk.session().at() + " and the recipient postmaster@" + smtp.domain()
                                        + ".")))
                .verify("swaks --server " + talk.addressText() + " --from '<>' --to postmaster@" + smtp.domain()
                        + " --quit-after RCPT")
                .build();
    }
}
