package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import java.util.List;

/** Flags a mail host with which no session can be opened. */
@RuleInfo(
        code = "smtp.ehlo.failed",
        severity = ERROR,
        lane = RECEIVING,
        spec = "RFC 5321 section 4.1.1.1",
        summary = "A mail host refuses EHLO, or hangs up at it")
final class FailedEhlo implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(host -> host.with(Silence::atEhlo).stream().limit(1).map(talk -> finding(smtp, host, talk)))
                .toList();
    }

    private Finding finding(SmtpEvidence smtp, Exchanger host, Conversation talk) {
        String does = talk.refused()
                .map(refused -> "refuses EHLO: \"" + refused.text() + "\"")
                .orElse("hangs up at EHLO");
        boolean helo = Silence.isOnlyEhloRefused(talk);
        Finding.Draft finding = finding(host.name().text(), host.at(talk) + " " + does)
                .severity(host.isDeaf() ? smtp.severityOfLoss() : helo ? ERROR : Severity.WARNING)
                .impact(
                        helo
                                ? "Senders fall back to HELO, which knows no encryption; those that insist on it do not deliver."
                                : smtp.impactOfLoss(host))
                .cause(smtp.causeOfLoss(host, does))
                .evidence(talk.lastWords())
                .fix(host.provider()
                        .map(Words::leaveTo)
                        .orElseGet(() -> Fix.steps(
                                "Let the host answer EHLO",
                                "A firewall that \"inspects\" or \"fixes up\" SMTP in front of it is the usual cause: switch that off.",
                                "Then see the log of the mail server for the moment of this conversation.")))
                .verify("nc -C " + talk.addressText() + " 25");
        smtp.removal(host).ifPresent(finding::fix);
        return finding.build();
    }
}
