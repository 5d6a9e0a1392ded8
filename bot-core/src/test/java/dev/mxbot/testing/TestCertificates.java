package dev.mxbot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Certificates with each kind of fault, made anew for each run of the tests. */
public final class TestCertificates {
    /** Nobody knows it but a test that trusts {@link #authorityPem}. */
    public static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
            .commonName("Authority of mxbot's tests")
            .validityInterval(at("2015-01-01T00:00:00Z"), at("2099-01-01T00:00:00Z"))
            .certificateAuthority(0)
            .build();

    private static final HeldCertificate STRANGER = new HeldCertificate.Builder()
            .commonName("Stranger")
            .validityInterval(at("2015-01-01T00:00:00Z"), at("2099-01-01T00:00:00Z"))
            .certificateAuthority(0)
            .build();

    private TestCertificates() {}

    /** For this host by {@link #AUTHORITY}, valid for decades; for another host it is one with the wrong name. */
    public static HeldCertificate good(String host) {
        return until(host, "2090-01-01T00:00:00Z");
    }

    /** As {@link #good}, but no longer valid. */
    public static HeldCertificate expired(String host) {
        return until(host, "2020-02-03T04:05:06Z");
    }

    /** As {@link #good}, valid until then. */
    public static HeldCertificate until(String host, String end) {
        return certificate(host, end).signedBy(AUTHORITY).build();
    }

    /** By an authority that nobody trusts. */
    public static HeldCertificate unknownIssuer(String host) {
        return certificate(host, "2090-01-01T00:00:00Z").signedBy(STRANGER).build();
    }

    public static HeldCertificate selfSigned(String host) {
        return certificate(host, "2090-01-01T00:00:00Z").build();
    }

    /** The certificate and its issuer {@link #AUTHORITY}, as a host serves them. */
    public static List<X509Certificate> chain(HeldCertificate certificate) {
        return List.of(certificate.certificate(), AUTHORITY.certificate());
    }

    /** A server's TLS with this certificate, which is served alone. */
    public static SSLContext server(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext();
    }

    /** {@link #AUTHORITY} as a PEM file in the folder. */
    public static Path authorityPem(Path folder) {
        try {
            return Files.writeString(folder.resolve("authority.pem"), AUTHORITY.certificatePem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HeldCertificate.Builder certificate(String host, String end) {
        return new HeldCertificate.Builder()
                .commonName(host)
                .addSubjectAlternativeName(host)
                .validityInterval(at("2019-01-01T00:00:00Z"), at(end));
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
