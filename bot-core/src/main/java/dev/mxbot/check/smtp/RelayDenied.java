package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a host that mail goes to first, and that does not know the domain. */
@RuleInfo(
        code = "smtp.rcpt.relay_denied",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = {"RFC 5321 section 3.6.2", "RFC 5321 section 4.2.1"},
        summary = "A mail host of the domain refuses mail for it: it is not set up to take it")
final class RelayDenied implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return Denial.in(smtp).stream()
                .filter(denial -> denial.provider().isEmpty() && !denial.isBackup(smtp))
                .map(denial -> finding(smtp, denial))
                .toList();
    }

    private Finding finding(SmtpEvidence smtp, Denial denial) {
        Exchanger host = denial.host();
        Finding.Draft finding = finding(
                        host.name().text(),
                        host.at(denial.talk()) + " refuses mail for " + smtp.domain() + ": \""
                                + denial.refused().text() + "\"")
                .impact("Mail that reaches this host bounces at once: a refusal is final, and no other host is tried.")
                .cause((smtp.isImplicit() ? "it has no MX record, and the domain itself" : "its MX host " + host.name())
                        + " refuses mail for it (relay denied)")
                .fix(denial.acceptance(smtp.domain()));
        smtp.removal(host).ifPresent(finding::fix);
        return denial.shown(finding, smtp).build();
    }
}
