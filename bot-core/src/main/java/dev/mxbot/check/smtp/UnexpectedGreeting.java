package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import java.util.List;

/** Flags a mail host that greets with anything but 220. */
@RuleInfo(
        code = "smtp.banner.not_220",
        severity = ERROR,
        lane = RECEIVING,
        spec = "RFC 5321 section 3.1",
        summary = "A mail host greets with an error, or with something that is no SMTP")
final class UnexpectedGreeting implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(
                        host -> host.with(Silence::atGreeting).stream().limit(1).map(talk -> finding(smtp, host, talk)))
                .toList();
    }

    private Finding finding(SmtpEvidence smtp, Exchanger host, Conversation talk) {
        String does = talk.refused()
                .map(refused -> "greets with \"" + refused.text() + "\"")
                .orElse("does not speak SMTP on port 25");
        Finding.Draft finding = finding(host.name().text(), host.at(talk) + " " + does)
                .severity(host.isDeaf() ? smtp.severityOfLoss() : Severity.WARNING)
                .impact(smtp.impactOfLoss(host))
                .cause(smtp.causeOfLoss(host, does))
                .evidence(talk.lastWords())
                .fix(host.provider()
                        .map(Words::leaveTo)
                        .orElseGet(() -> Fix.steps(
                                "Let the mail server answer on port 25",
                                "See which program listens there: ss -ltnp 'sport = :25'.",
                                "A host that is meant to take no mail has no place in the MX records.")))
                .verify("nc " + talk.addressText() + " 25");
        smtp.removal(host).ifPresent(finding::fix);
        return finding.build();
    }
}
