package dev.mxbot.check.smtp;

import dev.mxbot.diagnosis.Excerpt;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** A certificate in a line. */
final class CertificateText {
    private static final int NAMES = 5;

    private CertificateText() {}

    static String of(X509Certificate certificate) {
        List<String> names = CertificateNames.of(certificate);
        String shown = names.isEmpty()
                ? "no DNS name"
                : String.join(
                                " ",
                                names.stream().limit(NAMES).map(Excerpt::title).toList())
                        + (names.size() > NAMES ? " and " + (names.size() - NAMES) + " more" : "");
        return "for " + shown + "; by "
                + Excerpt.title(certificate.getIssuerX500Principal().getName()) + "; valid from "
                + day(certificate.getNotBefore()) + " to " + day(certificate.getNotAfter());
    }

    static String day(Date date) {
        return day(date.toInstant());
    }

    /** {@code 2026-11-20}. */
    static String day(Instant instant) {
        return instant.toString().split("T", 2)[0];
    }
}
