package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a backup host that turns mail away when it is needed. */
@RuleInfo(
        code = "smtp.backup.not_accepting",
        severity = ERROR,
        lane = RECEIVING,
        spec = {"RFC 5321 section 3.6.2", "RFC 5321 section 5.1"},
        summary = "A backup MX host refuses mail for the domain")
final class UselessBackup implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return Denial.in(smtp).stream()
                .filter(denial -> denial.isBackup(smtp))
                .map(denial -> finding(smtp, denial))
                .toList();
    }

    private Finding finding(SmtpEvidence smtp, Denial denial) {
        Exchanger host = denial.host();
        Finding.Draft finding = finding(
                        host.name().text(),
                        host.at(denial.talk()) + " is a backup and refuses mail for " + smtp.domain() + ": \""
                                + denial.refused().text() + "\"")
                .impact(
                        "While the first host is down or busy, mail comes here and bounces at once. Without this backup it would wait"
                                + " at the senders.")
                .cause("its backup MX host " + host.name() + " refuses mail for it");
        smtp.removal(host).ifPresent(finding::fix);
        finding.fix(denial.provider().map(Words::leaveTo).orElseGet(() -> denial.acceptance(smtp.domain())));
        return denial.shown(finding, smtp).build();
    }
}
