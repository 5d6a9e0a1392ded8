package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Flags a certificate that is served outside of its period of validity. */
@RuleInfo(
        code = "smtp.cert.expired",
        severity = WARNING,
        lane = TRANSPORT,
        spec = {"RFC 5280 section 4.1.2.5", "RFC 8461 section 4.2"},
        summary = "The certificate of a mail host is expired, or not valid yet")
final class ExpiredCertificate implements Rule<SmtpEvidence> {
    static final String[] RENEWAL = {
        "With Let's Encrypt: certbot renew --deploy-hook \"systemctl reload postfix\". If certbot says that it is renewed already,"
                + " the mail server still holds the old one: reload it.",
        "Let the renewal reload the mail server each time; that is what is mostly forgotten."
    };

    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return new CertificateFault(this, ExpiredCertificate::fault)
                        .judge(
                                smtp,
                                "Senders that check certificates report the host or do not deliver; others do not look.")
                        .stream()
                        .map(found -> found.draft()
                                .fix(Words.certificate(
                                        found.host(),
                                        "Renew the certificate of "
                                                + found.host().name(),
                                        RENEWAL))
                                .build())
                        .toList();
    }

    private static Optional<String> fault(Conversation talk, X509Certificate leaf) {
        Instant now = talk.session().at();
        if (now.isAfter(leaf.getNotAfter().toInstant())) {
            return Optional.of("expired on " + CertificateText.day(leaf.getNotAfter()));
        }
        return now.isBefore(leaf.getNotBefore().toInstant())
                ? Optional.of("is not valid before " + CertificateText.day(leaf.getNotBefore()))
                : Optional.empty();
    }
}
