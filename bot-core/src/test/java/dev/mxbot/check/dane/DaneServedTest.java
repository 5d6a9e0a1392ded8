package dev.mxbot.check.dane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.smtp.Secured;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeSmtp;
import dev.mxbot.testing.FakeSmtp.Script;
import dev.mxbot.testing.TestCertificates;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLSA records against the certificates that hosts serve. */
class DaneServedTest {
    private static final HeldCertificate GOOD = TestCertificates.good("mx1.example.org");
    private static final HeldCertificate OTHER = TestCertificates.good("mx1.example.org");

    private static final HeldCertificate ROOT = TestCertificates.AUTHORITY;
    private static final HeldCertificate BETWEEN = new HeldCertificate.Builder()
            .commonName("between")
            .validityInterval(0, FakeDns.AT.plusSeconds(86_400_000).toEpochMilli())
            .certificateAuthority(0)
            .signedBy(ROOT)
            .build();
    private static final HeldCertificate LEAF = leaf("mx1.example.org", 900);

    @ParameterizedTest
    @CsvSource({"3,0,0", "3,0,1", "3,0,2", "3,1,0", "3,1,1", "3,1,2"})
    void theOwnCertificateMatchesInEveryForm(int usage, int selector, int type) {
        Rdata.Tlsa right = record(usage, selector, type, GOOD);
        Rdata.Tlsa wrong = record(usage, selector, type, OTHER);

        assertTrue(match(List.of(GOOD)).matches(right));
        assertFalse(match(List.of(GOOD)).matches(wrong));
    }

    @ParameterizedTest
    @CsvSource({"2,0,0", "2,0,1", "2,0,2", "2,1,0", "2,1,1", "2,1,2"})
    void anAnchorMatchesInEveryForm(int usage, int selector, int type) {
        for (HeldCertificate anchor : List.of(BETWEEN, ROOT)) {
            assertTrue(match(List.of(LEAF, BETWEEN, ROOT)).matches(record(usage, selector, type, anchor)));
        }
        assertTrue(match(List.of(LEAF, ROOT, BETWEEN)).matches(record(usage, selector, type, ROOT)), "out of order");
        assertFalse(match(List.of(LEAF, BETWEEN, ROOT)).matches(record(usage, selector, type, OTHER)));
    }

    @Test
    void anAnchorThatIsServedBesideTheChainVouchesForNothing() {
        assertFalse(match(List.of(OTHER, BETWEEN)).matches(record(2, 1, 1, BETWEEN)), "the root has signed it");
    }

    @Test
    void anAnchorInFullNeedNotBeServed() {
        assertTrue(match(List.of(LEAF)).matches(record(2, 0, 0, BETWEEN)));
        assertTrue(match(List.of(LEAF)).matches(record(2, 1, 0, BETWEEN)));
        assertFalse(match(List.of(LEAF)).matches(record(2, 1, 1, BETWEEN)), "a digest is no key");
        assertFalse(match(List.of(LEAF)).matches(record(2, 1, 0, ROOT)));
    }

    @Test
    void withAnAnchorNamesAndDatesCount() {
        Rdata.Tlsa anchor = record(2, 1, 1, BETWEEN);

        assertTrue(match(List.of(leaf("example.org", 900), BETWEEN)).matches(anchor), "the domain will do");
        assertFalse(match(List.of(leaf("mail.example.net", 900), BETWEEN)).matches(anchor));
        assertFalse(match(List.of(leaf("mx1.example.org", -3), BETWEEN)).matches(anchor));
    }

    @Test
    void withTheOwnKeyNeitherNamesNorDatesCount() {
        HeldCertificate old = TestCertificates.expired("somewhere.example.net");

        assertTrue(match(List.of(old)).matches(record(3, 1, 1, old)));
    }

    @Test
    void usagesOfTheWebAndOddFieldsMatchNothing() {
        assertFalse(match(List.of(GOOD)).matches(record(1, 1, 1, GOOD)));
        assertFalse(match(List.of(GOOD)).matches(new Rdata.Tlsa(3, 1, 1, "abcd")));
        assertFalse(match(List.of(GOOD)).matches(new Rdata.Tlsa(3, 1, 3, "abcd")));
        assertFalse(match(List.of(LEAF)).matches(new Rdata.Tlsa(2, 1, 0, "abcd")));
        assertFalse(match(List.of(LEAF)).matches(new Rdata.Tlsa(2, 0, 0, "abc")));
    }

    @Test
    void aMismatchIsCritical() {
        List<Finding> findings = judged(signed(record(3, 1, 1, OTHER)), serving(GOOD));

        assertEquals(List.of("critical dane.mismatch mx1.example.org"), told(findings));
        Fix fix = findings.get(0).fixes().get(0);
        assertEquals(
                "_25._tcp.mx1.example.org. 3600 IN TLSA 3 1 1 "
                        + record(3, 1, 1, GOOD).association(),
                fix.add().get(0).toString());
        assertEquals(1, fix.remove().size());
    }

    @Test
    void oneThatMatchesIsEnough() {
        assertEquals(List.of(), told(judged(signed(record(3, 1, 1, OTHER), record(3, 1, 1, GOOD)), serving(GOOD))));
    }

    @Test
    void aSingleRecordThatMatchesHasNoSuccessor() {
        assertEquals(
                List.of("notice dane.rollover mx1.example.org"),
                told(judged(signed(record(3, 1, 1, GOOD)), serving(GOOD))));
        HeldCertificate served = LEAF;
        assertEquals(
                List.of(),
                told(judged(
                        signed(record(2, 1, 1, ROOT)),
                        new FakeSmtp()
                                .at(
                                        "5.253.7.1",
                                        Script.healthy("mx1.example.org")
                                                .secured(new Secured(
                                                        "TLSv1.3",
                                                        "TLS_AES_256_GCM_SHA384",
                                                        certificates(List.of(served, BETWEEN, ROOT)),
                                                        Optional.empty()))))),
                "an anchor stays when the host's key changes");
    }

    @Test
    void unsignedRecordsAreHeldAgainstNothing() {
        FakeSmtp smtp = serving(GOOD);
        FakeDns dns = zone(record(3, 1, 1, OTHER)).signed(". NS");

        assertEquals(List.of("warning dane.insecure mx1.example.org"), told(judged(dns, smtp)));
        assertEquals(List.of(), smtp.asked(), "nobody is asked for what nobody heeds");
    }

    @Test
    void unsignedMxRecordsLeaveSendersFree() {
        FakeDns dns = zone(record(3, 1, 1, OTHER)).signed("mx1.example.org A", "_25._tcp.mx1.example.org TLSA");

        assertEquals(
                List.of("warning dane.mismatch mx1.example.org", "notice dane.mx_insecure example.org"),
                told(judged(dns, serving(GOOD))));
    }

    @Test
    void aHostThatServesNoCertificateSaysNothing() {
        assertEquals(List.of(), told(judged(signed(record(3, 1, 1, OTHER)), new FakeSmtp())));
        assertEquals(
                List.of(),
                told(judged(
                        signed(record(3, 1, 1, OTHER)),
                        new FakeSmtp().at("5.253.7.1", Script.plain("mx1.example.org")))));
    }

    @Test
    void oneOfTwoHostsIsAnError() {
        FakeDns dns = FakeDns.zone("""
                        example.org. MX 10 mx1.example.org.
                        example.org. MX 20 mx2.example.org.
                        mx1.example.org. A 5.253.7.1
                        mx2.example.org. A 5.253.7.2
                        _25._tcp.mx1.example.org. TLSA 3 1 1 %s
                        _25._tcp.mx2.example.org. TLSA 3 1 1 %s
                        """.formatted(
                                record(3, 1, 1, OTHER).association(),
                                record(3, 1, 1, GOOD).association()))
                .signed(
                        "example.org MX",
                        "mx1.example.org A",
                        "mx2.example.org A",
                        "_25._tcp.mx1.example.org TLSA",
                        "_25._tcp.mx2.example.org TLSA");
        FakeSmtp smtp =
                serving(GOOD).at("5.253.7.2", Script.healthy("mx2.example.org").serving(GOOD));

        assertEquals(
                List.of("error dane.mismatch mx1.example.org", "notice dane.rollover mx2.example.org"),
                told(judged(dns, smtp)));
    }

    private static HeldCertificate leaf(String name, int days) {
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName(name)
                .validityInterval(0, FakeDns.AT.plusSeconds(86_400L * days).toEpochMilli())
                .signedBy(BETWEEN)
                .build();
    }

    private static TlsaMatch match(List<HeldCertificate> chain) {
        return new TlsaMatch(
                certificates(chain),
                FakeDns.AT,
                List.of(DomainName.of("mx1.example.org"), DomainName.of("example.org")));
    }

    private static List<X509Certificate> certificates(List<HeldCertificate> chain) {
        return chain.stream().map(HeldCertificate::certificate).toList();
    }

    private static Rdata.Tlsa record(int usage, int selector, int type, HeldCertificate of) {
        return new Rdata.Tlsa(
                usage,
                selector,
                type,
                TlsaMatch.association(of.certificate(), selector, type).orElseThrow());
    }

    private static FakeSmtp serving(HeldCertificate certificate) {
        return new FakeSmtp().at("5.253.7.1", Script.healthy("mx1.example.org").serving(certificate));
    }

    private static FakeDns signed(Rdata.Tlsa... records) {
        return zone(records).signed("example.org MX", "mx1.example.org A", "_25._tcp.mx1.example.org TLSA");
    }

    private static FakeDns zone(Rdata.Tlsa... records) {
        StringBuilder zone =
                new StringBuilder("example.org. MX 10 mx1.example.org.\nmx1.example.org. A 5.253.7.1\n. NS a.root.\n");
        for (Rdata.Tlsa record : records) {
            zone.append("_25._tcp.mx1.example.org. TLSA %d %d %d %s%n"
                    .formatted(record.usage(), record.selector(), record.matchingType(), record.association()));
        }
        return FakeDns.zone(zone.toString());
    }

    @SuppressWarnings("unchecked")
    private static List<Finding> judged(FakeDns dns, FakeSmtp smtp) {
        DaneEvidence evidence = Examine.with(new DaneProbe(smtp), "example.org", dns);
        return new DaneModule()
                .dane(new DaneProbe(smtp)).rules().stream()
                        .flatMap(rule -> ((Rule<DaneEvidence>) rule).judge(evidence).stream())
                        .sorted((a, b) -> a.severity().compareTo(b.severity()))
                        .toList();
    }

    private static List<String> told(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.code() + " "
                        + finding.subject())
                .toList();
    }
}
