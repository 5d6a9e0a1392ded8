package dev.mxbot.check.bimi;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at a mark certificate: the first of the PEM file is the domain's own. */
final class MarkCertificate {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    /** id-kp-BrandIndicatorforMessageIdentification. */
    private static final String PURPOSE = "1.3.6.1.5.5.7.3.31";

    private MarkCertificate() {}

    /** What is wrong with it, in plain words; empty if nothing was found. */
    static Optional<String> fault(String pem, Instant now) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END, Math.max(0, begin));
        if (begin < 0 || end < 0) {
            return Optional.of("it is no certificate in PEM form");
        }
        byte[] first = pem.substring(begin, end + END.length()).getBytes(StandardCharsets.US_ASCII);
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(first));
            if (certificate.getNotAfter().toInstant().isBefore(now)) {
                return Optional.of("it expired on "
                        + certificate.getNotAfter().toInstant().toString().substring(0, 10));
            }
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes != null && purposes.contains(PURPOSE)
                    ? Optional.empty()
                    : Optional.of("it is no mark certificate: the purpose " + PURPOSE + " is missing");
        } catch (CertificateException e) {
            return Optional.of("it is a damaged certificate");
        }
    }
}
