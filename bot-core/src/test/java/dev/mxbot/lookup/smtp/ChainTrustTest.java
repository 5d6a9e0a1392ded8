package dev.mxbot.lookup.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.lookup.smtp.Secured.Distrust;
import dev.mxbot.lookup.smtp.Secured.Distrust.Kind;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.TestCertificates;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

class ChainTrustTest {
    private static final String HOST = "mx1.example.org";
    private static final HeldCertificate ROOT =
            ca("Root", "2090-01-01T00:00:00Z", 1).build();
    private static final HeldCertificate INTERMEDIATE =
            ca("Intermediate", "2080-01-01T00:00:00Z", 0).signedBy(ROOT).build();
    private static final HeldCertificate LEAF = leaf(INTERMEDIATE, "2070-01-01T00:00:00Z");

    @Test
    void aFullChainIsTrustedWithAndWithoutItsRoot() {
        assertEquals(Optional.empty(), distrust(LEAF, INTERMEDIATE));
        assertEquals(Optional.empty(), distrust(LEAF, INTERMEDIATE, ROOT));
    }

    @Test
    void orderAndStrangersDoNotMatter() {
        assertEquals(Optional.empty(), distrust(LEAF, ROOT, TestCertificates.AUTHORITY, INTERMEDIATE));
    }

    @Test
    void anExpiredHostCertificateIsNoDistrust() {
        assertEquals(Optional.empty(), distrust(leaf(INTERMEDIATE, "2020-01-01T00:00:00Z"), INTERMEDIATE));
    }

    @Test
    void aSelfSignedCertificateThatIsAnAuthorityIsTrusted() {
        assertEquals(Optional.empty(), distrust(ROOT));
    }

    @Test
    void aMissingIntermediateIsAnUnknownIssuer() {
        assertEquals(Kind.UNKNOWN_ISSUER, kind(LEAF));
        assertEquals(Kind.UNKNOWN_ISSUER, kind(LEAF, ROOT));
    }

    @Test
    void anAuthorityThatNobodyKnowsIsAnUnknownIssuer() {
        assertEquals(Kind.UNKNOWN_ISSUER, kind(TestCertificates.good(HOST), TestCertificates.AUTHORITY));
    }

    @Test
    void aCertificateThatVouchesForItselfIsSelfSigned() {
        assertEquals(Kind.SELF_SIGNED, kind(TestCertificates.selfSigned(HOST)));
    }

    @Test
    void anIssuerOfTheSameNameWithAnotherKeyBreaksTheChain() {
        assertEquals(
                Kind.BROKEN_CHAIN,
                kind(
                        LEAF,
                        ca("Intermediate", "2080-01-01T00:00:00Z", 0)
                                .signedBy(ROOT)
                                .build()));
    }

    @Test
    void anExpiredIntermediateBreaksTheChain() {
        HeldCertificate expired =
                ca("Late", "2021-01-01T00:00:00Z", 0).signedBy(ROOT).build();

        assertEquals(
                Optional.of(
                        new Distrust(Kind.BROKEN_CHAIN, "a certificate of the chain above the host's own is expired")),
                distrust(leaf(expired, "2070-01-01T00:00:00Z"), expired));
    }

    @Test
    void anIssuerThatIsNoAuthorityBreaksTheChain() {
        assertEquals(Kind.BROKEN_CHAIN, kind(leaf(LEAF, "2070-01-01T00:00:00Z"), LEAF, INTERMEDIATE));
    }

    @Test
    void nothingServedIsDistrusted() {
        assertEquals(Kind.UNKNOWN_ISSUER, kind());
    }

    private static Kind kind(HeldCertificate... served) {
        return distrust(served).orElseThrow().kind();
    }

    private static Optional<Distrust> distrust(HeldCertificate... served) {
        List<X509Certificate> chain =
                Stream.of(served).map(HeldCertificate::certificate).toList();
        return new ChainTrust(List.of(ROOT.certificate()), Clock.fixed(FakeDns.AT, ZoneOffset.UTC)).distrust(chain);
    }

    private static HeldCertificate.Builder ca(String name, String end, int below) {
        return named(name, end).certificateAuthority(below);
    }

    private static HeldCertificate leaf(HeldCertificate issuer, String end) {
        return named(HOST + issuer.certificate().getSubjectX500Principal().hashCode(), end)
                .addSubjectAlternativeName(HOST)
                .signedBy(issuer)
                .build();
    }

    private static HeldCertificate.Builder named(String name, String end) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .validityInterval(
                        Instant.parse("2016-01-01T00:00:00Z").toEpochMilli(),
                        Instant.parse(end).toEpochMilli());
    }
}
