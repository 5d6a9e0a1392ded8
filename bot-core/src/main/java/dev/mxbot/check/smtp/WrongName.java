package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Remarks that a certificate is not for the name in the MX record. */
@RuleInfo(
        code = "smtp.cert.name_mismatch",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = {"RFC 8461 section 4.2", "RFC 9525 section 6.3"},
        summary = "The certificate of a mail host does not name the host as the MX record does")
final class WrongName implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return new CertificateFault(this, WrongName::fault)
                .judge(smtp, "Senders deliver: without MTA-STS or DANE they take any certificate.").stream()
                        .filter(found -> !found.host().dane() || smtp.isCertificateInsistedOn(found.host()))
                        .map(found -> found.draft()
                                .fix(
                                        Words.certificate(
                                                found.host(),
                                                "Get a certificate that names "
                                                        + found.host().name(),
                                                "With Let's Encrypt, on the host: certbot certonly -d "
                                                        + found.host().name() + ", with the names that it has already.",
                                                "The name must stand among the subject alternative names; the common name does not count."))
                                .build())
                        .toList();
    }

    private static Optional<String> fault(Conversation talk, X509Certificate leaf) {
        if (CertificateNames.cover(leaf, talk.host())) {
            return Optional.empty();
        }
        List<String> names = CertificateNames.of(leaf);
        return Optional.of(
                names.isEmpty()
                        ? "has no subject alternative name"
                        : "is for " + Excerpt.title(Words.list(names, name -> name)) + ", not for " + talk.host());
    }
}
