package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.provider.MailProvider;
import java.util.List;

/** Flags an MX record that leads to a provider at which the domain has no account. */
@RuleInfo(
        code = "smtp.stale_provider",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = "RFC 5321 section 4.2.1",
        summary = "The MX records lead to a provider whose hosts say that they do not know the domain")
final class StaleProvider implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return Denial.in(smtp).stream()
                .filter(denial -> !denial.isBackup(smtp))
                .flatMap(denial -> denial.provider().stream().map(provider -> finding(smtp, denial, provider)))
                .toList();
    }

    private Finding finding(SmtpEvidence smtp, Denial denial, MailProvider provider) {
        Exchanger host = denial.host();
        Finding.Draft finding = finding(
                        host.name().text(),
                        host.label() + ": " + provider.name() + " does not take mail for " + smtp.domain() + ": \""
                                + denial.refused().text() + "\"")
                .impact("Mail that reaches this host bounces at once: a refusal is final, and no other host is tried.")
                .cause("its MX points at " + provider.name() + ", which does not know the domain");
        smtp.removal(host).ifPresent(finding::fix);
        finding.fix(Fix.steps(
                        "Add " + smtp.domain() + " at " + provider.name() + ", if its mail is to go there",
                        "See whether the domain is still verified there, and in the account that the mailboxes are in: "
                                + provider.screen() + "."))
                .fix(
                        Fix.steps(
                                "Point the MX records at where the mailboxes are now",
                                "After a move the new provider's screens show the records; publish those and remove the old ones."));
        return denial.shown(finding, smtp).build();
    }
}
