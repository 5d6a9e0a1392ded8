package dev.mxbot.check.smtp;

import dev.mxbot.domain.DomainName;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The names that a certificate is for: its DNS-IDs and nothing else (RFC 9525 section 6.3, RFC 8461 section 4.2). */
public final class CertificateNames {
    /** RFC 5280 section 4.2.1.6: dNSName. */
    private static final int DNS_NAME = 2;

    private CertificateNames() {}

    static List<String> of(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException e) {
            // A list of names that cannot be read names nobody.
            return List.of();
        }
    }

    /** True if one of the names is the host's, or a wildcard that stands for its first label (RFC 9525 section 6.3). */
    public static boolean cover(X509Certificate certificate, DomainName host) {
        return of(certificate).stream().anyMatch(name -> matches(name, host.text()));
    }

    private static boolean matches(String name, String host) {
        String pattern = name.toLowerCase(Locale.ROOT);
        if (!pattern.startsWith("*.")) {
            return pattern.equals(host);
        }
        int dot = host.indexOf('.');
        return dot > 0 && pattern.substring(1).equals(host.substring(dot));
    }
}
