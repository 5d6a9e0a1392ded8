package dev.mxbot.check.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Secured;
import dev.mxbot.lookup.smtp.Secured.Distrust.Kind;
import dev.mxbot.lookup.smtp.Stage;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeSmtp;
import dev.mxbot.testing.FakeSmtp.Script;
import dev.mxbot.testing.TestCertificates;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** What hosts do about encryption, and who insists on it. */
class SmtpTlsTest {
    private static final String MX1 = "mx1.example.org";

    @Test
    void noStartTls() {
        assertEquals(
                List.of("warning smtp.starttls.missing mx1.example.org"),
                Served.one(Script.plain(MX1)).told());
    }

    @Test
    void noStartTlsWhereMtaStsInsists() {
        assertEquals(
                List.of("critical smtp.starttls.missing mx1.example.org"),
                withPolicy(Script.plain(MX1), "enforce").told());
        assertEquals(
                List.of("warning smtp.starttls.missing mx1.example.org"),
                withPolicy(Script.plain(MX1), "testing").told());
    }

    @Test
    void noStartTlsAtOneOfTwoHosts() {
        Served served = new Served(
                FakeDns.zone("""
                        example.org. MX 10 mx1.example.org.
                        example.org. MX 20 mx2.example.org.
                        mx1.example.org. A 5.253.25.1
                        mx2.example.org. A 5.253.25.2
                        _mta-sts.example.org. TXT "v=STSv1; id=20261120"
                        """),
                new FakeSmtp().at(Served.IPV4, Script.plain(MX1)).at(Served.OTHER_IPV4, Served.healthy2()));
        served.policy("enforce");

        assertEquals(List.of("error smtp.starttls.missing mx1.example.org"), served.told());
        assertTrue(served.only(new MissingStartTls()).impact().contains("use the others"));
    }

    @Test
    void noStartTlsWhereDaneInsists() {
        String zone = """
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 5.253.25.1
                _25._tcp.mx1.example.org. TLSA 3 1 1 %s
                """.formatted("ab".repeat(32));
        FakeSmtp smtp = new FakeSmtp().at(Served.IPV4, Script.plain(MX1));
        FakeDns signed =
                FakeDns.zone(zone).signed("example.org MX", "mx1.example.org A", "_25._tcp.mx1.example.org TLSA");

        assertEquals(List.of("critical smtp.starttls.missing mx1.example.org"), new Served(signed, smtp).told());
        assertEquals(
                List.of("warning smtp.starttls.missing mx1.example.org"),
                new Served(FakeDns.zone(zone), smtp).told(),
                "unsigned records bind nobody");
    }

    @Test
    void startTlsFails() {
        assertEquals(
                List.of("error smtp.starttls.failed mx1.example.org"),
                Served.one(Served.healthy1().broken(Stage.HANDSHAKE, Cause.TLS, "handshake_failure"))
                        .told());
        assertEquals(
                List.of("error smtp.starttls.failed mx1.example.org"),
                Served.one(Served.healthy1().replying(Stage.STARTTLS, "454 4.7.0 TLS not available"))
                        .told());
        assertEquals(
                List.of("critical smtp.starttls.failed mx1.example.org"),
                withPolicy(Served.healthy1().broken(Stage.HANDSHAKE, Cause.CLOSED, "closed"), "enforce")
                        .told());
    }

    @Test
    void aSlowHandshakeSaysNothing() {
        assertEquals(
                List.of("unknown smtp.unknown mx1.example.org"),
                Served.one(Served.healthy1().broken(Stage.HANDSHAKE, Cause.TIMEOUT, "20 s"))
                        .told());
    }

    @Test
    void oldVersions() {
        assertEquals(
                List.of("warning smtp.tls.version_old mx1.example.org"),
                Served.one(Served.healthy1().broken(Stage.HANDSHAKE, Cause.OLD_TLS, "protocol_version"))
                        .told());
        assertEquals(
                List.of("warning smtp.tls.version_old mx1.example.org"),
                Served.one(tls("TLSv1.1", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA")).told());
        assertEquals(
                List.of(),
                Served.one(tls("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"))
                        .told());
    }

    @Test
    void weakSuites() {
        assertEquals(
                List.of("notice smtp.tls.weak mx1.example.org"),
                Served.one(tls("TLSv1.2", "TLS_RSA_WITH_AES_128_GCM_SHA256")).told());
        assertEquals(
                List.of("notice smtp.tls.weak mx1.example.org"),
                Served.one(tls("TLSv1.2", "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA"))
                        .told());
    }

    @Test
    void expired() {
        Script expired = Served.healthy1().serving(TestCertificates.expired(MX1));

        assertEquals(
                List.of("warning smtp.cert.expired mx1.example.org"),
                Served.one(expired).told());
        Served enforced = withPolicy(expired, "enforce");
        assertEquals(List.of("critical smtp.cert.expired mx1.example.org"), enforced.told());
        Finding finding = enforced.only(new ExpiredCertificate());
        assertEquals("MX 10 mx1.example.org (5.253.25.1): its certificate expired on 2020-02-03", finding.title());
        assertEquals("the certificate of its MX host mx1.example.org expired on 2020-02-03", finding.cause());
    }

    @Test
    void aPolicyThatDoesNotAllowTheHostIsAnotherDefect() {
        Served served = withPolicy(Served.healthy1().serving(TestCertificates.expired(MX1)), "enforce");
        served.https.serving(
                "https://mta-sts.example.org/.well-known/mta-sts.txt",
                "version: STSv1\nmode: enforce\nmx: mail.example.net\nmax_age: 604800\n");

        assertEquals(List.of("warning smtp.cert.expired mx1.example.org"), served.told());
    }

    @Test
    void expiring() {
        assertEquals(
                List.of("warning smtp.cert.expiring mx1.example.org"),
                Served.one(Served.healthy1().serving(TestCertificates.until(MX1, "2026-12-04T14:00:00Z")))
                        .told());
        assertEquals(
                List.of(),
                Served.one(Served.healthy1().serving(TestCertificates.until(MX1, "2026-12-05T15:00:00Z")))
                        .told());
    }

    @Test
    void aCertificateForAWeekIsNotExpiringAllItsLife() {
        HeldCertificate brief = new HeldCertificate.Builder()
                .addSubjectAlternativeName(MX1)
                .validityInterval(
                        FakeDns.AT.minusSeconds(3 * 86_400).toEpochMilli(),
                        FakeDns.AT.plusSeconds(3 * 86_400).toEpochMilli())
                .signedBy(TestCertificates.AUTHORITY)
                .build();

        assertEquals(List.of(), Served.one(Served.healthy1().serving(brief)).told());
    }

    @Test
    void anotherName() {
        Script wrong = Served.healthy1().serving(TestCertificates.good("mail.example.net"));
        Served served = Served.one(wrong);

        assertEquals(List.of("notice smtp.cert.name_mismatch mx1.example.org"), served.told());
        assertEquals(
                "MX 10 mx1.example.org (5.253.25.1): its certificate is for mail.example.net, not for mx1.example.org",
                served.only(new WrongName()).title());
        assertEquals(
                List.of("critical smtp.cert.name_mismatch mx1.example.org"),
                withPolicy(wrong, "enforce").told());
    }

    @Test
    void aWildcardStandsForOneLabel() {
        X509Certificate wildcard = TestCertificates.good("*.example.org").certificate();

        assertTrue(CertificateNames.cover(wildcard, DomainName.of("mx1.example.org")));
        assertFalse(CertificateNames.cover(wildcard, DomainName.of("example.org")));
        assertFalse(CertificateNames.cover(wildcard, DomainName.of("a.mx1.example.org")));
    }

    @Test
    void theCommonNameDoesNotCount() {
        HeldCertificate bare = new HeldCertificate.Builder()
                .commonName(MX1)
                .signedBy(TestCertificates.AUTHORITY)
                .validityInterval(0, FakeDns.AT.plusSeconds(86_400 * 900).toEpochMilli())
                .build();

        assertEquals(
                List.of("notice smtp.cert.name_mismatch mx1.example.org"),
                Served.one(Served.healthy1().serving(bare)).told());
    }

    @Test
    void nobodyVouchesForIt() {
        Script own = Served.healthy1().serving(TestCertificates.selfSigned(MX1), Kind.SELF_SIGNED);

        assertEquals(
                List.of("notice smtp.cert.untrusted mx1.example.org"),
                Served.one(own).told());
        assertEquals(
                List.of("critical smtp.cert.untrusted mx1.example.org"),
                withPolicy(own, "enforce").told());
    }

    @Test
    void withDaneNoAuthorityIsNeeded() {
        FakeDns dns = FakeDns.zone("""
                        example.org. MX 10 mx1.example.org.
                        mx1.example.org. A 5.253.25.1
                        _25._tcp.mx1.example.org. TLSA 3 1 1 %s
                        """.formatted("ab".repeat(32)))
                .signed("example.org MX", "mx1.example.org A", "_25._tcp.mx1.example.org TLSA");
        Script own = Served.healthy1().serving(TestCertificates.selfSigned("other.example.net"), Kind.SELF_SIGNED);

        assertEquals(List.of(), new Served(dns, new FakeSmtp().at(Served.IPV4, own)).told());
    }

    @Test
    void outOfOrder() {
        List<X509Certificate> chain = TestCertificates.chain(TestCertificates.good(MX1));
        X509Certificate stray = TestCertificates.selfSigned("stray.example.net").certificate();

        assertEquals(
                List.of("notice smtp.cert.chain_order mx1.example.org"),
                Served.one(Served.healthy1()
                                .secured(new Secured(
                                        "TLSv1.3",
                                        "TLS_AES_256_GCM_SHA384",
                                        List.of(chain.get(0), stray, chain.get(1)),
                                        Optional.empty())))
                        .told());
    }

    @Test
    void weakKeys() {
        HeldCertificate weak = new HeldCertificate.Builder()
                .addSubjectAlternativeName(MX1)
                .keyPair(ShortKey.pair())
                .validityInterval(0, FakeDns.AT.plusSeconds(86_400 * 900).toEpochMilli())
                .build();

        assertEquals(
                List.of("notice smtp.cert.weak_key mx1.example.org"),
                Served.one(Served.healthy1()
                                .secured(new Secured(
                                        "TLSv1.3",
                                        "TLS_AES_256_GCM_SHA384",
                                        List.of(weak.certificate()),
                                        Optional.empty())))
                        .told());
    }

    /** Made anew: no key stands in the sources. */
    private static final class ShortKey {
        static KeyPair pair() {
            try {
                KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
                keys.initialize(1024);
                return keys.generateKeyPair();
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static Script tls(String protocol, String suite) {
        return Served.healthy1()
                .secured(new Secured(
                        protocol, suite, TestCertificates.chain(TestCertificates.good(MX1)), Optional.empty()));
    }

    private static Served withPolicy(Script script, String mode) {
        return new Served(FakeDns.zone("""
                                example.org. MX 10 mx1.example.org.
                                mx1.example.org. A 5.253.25.1
                                _mta-sts.example.org. TXT "v=STSv1; id=20261120"
                                """), new FakeSmtp().at(Served.IPV4, script)).policy(mode);
    }
}
