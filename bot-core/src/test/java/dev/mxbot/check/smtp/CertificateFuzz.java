package dev.mxbot.check.smtp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Any octets as a mail host's certificate: whatever Java takes for one can be named, compared and shown. */
public final class CertificateFuzz {
    private static final DomainName HOST = DomainName.of("mail.example.org");
    private static final int A_LINE = 1000;

    private CertificateFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        X509Certificate certificate;
        try {
            certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(input));
        } catch (CertificateException e) {
            // Such a certificate ends the handshake.
            return;
        }
        CertificateNames.cover(certificate, HOST);
        WeakKey.fault(certificate);
        assertTrue(CertificateText.of(certificate).length() < A_LINE);
    }
}
