package dev.mxbot.check.dnssec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every rule of this topic, over evidence as the probe gathers it. FakeDns answers on 2026-11-20 at 14:02:11. */
class DnssecRulesTest {
    private static final String ZONE = """
            example.org. SOA ns1.example.net. hostmaster.example.org. 2026112001 7200 900 1209600 300
            example.org. NS ns1.example.net.
            ns1.example.net. A 192.31.196.1
            example.org. MX 10 mail.example.org.
            mail.example.org. A 192.88.99.9
            org. NS a0.nic.org.
            a0.nic.org. A 192.52.193.1
            """;
    private static final String KEY = "example.org. DNSKEY 257 3 13 a2V5LW9uZQ==\n";
    private static final String OTHER_KEY = "example.org. DNSKEY 257 3 13 a2V5LXR3bw==\n";
    private static final String SIGNED = soaSignature("20261101000000", "20261215000000");

    /** Of {@link #KEY}; the tag is the sum of its octets (RFC 4034 appendix B). */
    private static final String DS = ds(KEY);

    @Test
    void anUnsignedZoneIsARemark() {
        assertEquals(List.of("dnssec.unsigned"), codes(FakeDns.zone(ZONE)));
        assertEquals(Severity.NOTICE, findings(FakeDns.zone(ZONE)).get(0).severity());
    }

    @Test
    void asSignedAsCanBe() {
        assertEquals(List.of(), codes(validated(ZONE + KEY + DS + SIGNED)));
    }

    @Test
    void claimsNothingWhereTheServersWereNotAsked() {
        assertEquals(
                List.of(),
                codes(FakeDns.zone(ZONE).at("192.31.196.1", FakeDns.zone("").failing("example.org SOA"))));
    }

    @Test
    void claimsNothingFromAServerWithoutEdns() {
        assertEquals(
                List.of(),
                codes(FakeDns.zone(ZONE).at("192.31.196.1", FakeDns.zone(ZONE).withoutEdns())));
    }

    @Test
    void aSignedZoneWithoutDsIsARemark() {
        assertEquals(List.of("dnssec.ds.missing"), codes(FakeDns.zone(ZONE + KEY + SIGNED)));
    }

    @Test
    void claimsNoMissingDsThatCouldNotBeAsked() {
        assertEquals(
                List.of("dnssec.unknown"),
                codes(FakeDns.zone(ZONE + KEY + SIGNED).failing("example.org DS +cd")));
    }

    @Test
    void saysWhatOfTheChainCouldNotBeAsked() {
        Finding finding = findings(FakeDns.zone(ZONE + DS + SIGNED).failing("example.org DNSKEY +cd"))
                .get(0);

        assertEquals("dnssec.unknown", finding.code());
        assertEquals("example.org DNSKEY", finding.evidence().get(0).question());
    }

    @Test
    void aDsRecordOfAnotherKeyIsCritical() {
        List<Finding> findings = findings(FakeDns.zone(ZONE + OTHER_KEY + DS + SIGNED));

        assertEquals(List.of("dnssec.ds.orphan"), codes(findings));
        assertEquals(
                "no key of example.org matches the DS record that the registry has for it",
                findings.get(0).title());
        assertEquals(Severity.CRITICAL, findings.get(0).severity());
    }

    /** The usual case: moved to another DNS host that does not sign. A resolver that does not validate shows no sign of it. */
    @Test
    void aDsRecordOfAZoneThatIsNotSignedIsCritical() {
        List<Finding> findings = findings(FakeDns.zone(ZONE + DS)
                .at(
                        "192.52.193.1",
                        FakeDns.zone("example.org. NS ns1.example.net.\n" + DS).delegating("example.org")));

        assertEquals(List.of("dnssec.ds.orphan"), codes(findings));
        assertEquals(
                "the registry has a DS record for example.org, and the zone is not signed",
                findings.get(0).title());
    }

    @Test
    void oneMatchingDsIsEnough() {
        assertEquals(List.of(), codes(FakeDns.zone(ZONE + KEY + DS + ds(OTHER_KEY) + SIGNED)));
    }

    @Test
    void aDigestThatIsNotKnownIsNotCalledWrong() {
        assertEquals(
                List.of(), codes(FakeDns.zone(ZONE + KEY + SIGNED + DS.replaceFirst("13 2 \\S+", "13 200 abcdef"))));
    }

    @Test
    void expiredSignaturesAreCritical() {
        List<Finding> findings =
                findings(FakeDns.zone(ZONE + KEY + DS + soaSignature("20261101000000", "20261120140000")));

        assertEquals(List.of("dnssec.rrsig.expired"), codes(findings));
        assertTrue(findings.get(0).title().endsWith("have expired, the first at 2026-11-20T14:00:00Z"));
        assertEquals(Severity.CRITICAL, findings.get(0).severity());
    }

    @Test
    void anExpiredSignatureBesideAValidOneIsNone() {
        assertEquals(
                List.of(),
                codes(FakeDns.zone(ZONE + KEY + DS + SIGNED + soaSignature("20261101000000", "20261119000000"))));
    }

    @Test
    void expiredSignaturesThatNobodyLooksAtAreARemark() {
        List<Finding> findings = findings(FakeDns.zone(ZONE + KEY + soaSignature("20261101000000", "20261119000000")));

        assertEquals(List.of("dnssec.rrsig.expired", "dnssec.ds.missing"), codes(findings));
        assertEquals(Severity.NOTICE, findings.get(0).severity());
    }

    @Test
    void signaturesThatEndSoonAreAWarning() {
        List<Finding> findings =
                findings(FakeDns.zone(ZONE + KEY + DS + soaSignature("20261101000000", "20261122000000")));

        assertEquals(List.of("dnssec.rrsig.expiring"), codes(findings));
    }

    @Test
    void signaturesOfADayAreNotLate() {
        assertEquals(
                List.of(), codes(FakeDns.zone(ZONE + KEY + DS + soaSignature("20261119140000", "20261121140000"))));
    }

    @Test
    void anOldAlgorithmIsAWarning() {
        String key = KEY.replace(" 13 ", " 5 ");
        List<Finding> findings = findings(validated(ZONE + key + ds(key) + SIGNED));

        assertEquals(List.of("dnssec.algo.deprecated"), codes(findings));
        assertEquals(
                "DNSSEC of example.org uses key algorithm 5 (RSA/SHA-1)",
                findings.get(0).title());
    }

    @Test
    void anOldDigestIsAWarningOnlyWithoutANewerOne() {
        String old = DS.replaceFirst("13 2 \\S+", "13 1 0102030405060708090a0b0c0d0e0f1011121314");

        assertEquals(List.of("dnssec.algo.deprecated"), codes(validated(ZONE + KEY + old + SIGNED)));
        assertEquals(List.of(), codes(validated(ZONE + KEY + old + DS + SIGNED)));
    }

    @Test
    void anUnsignedMxHostOfASignedDomainIsARemark() {
        FakeDns dns = FakeDns.zone(ZONE + KEY + DS + SIGNED).signed("example.org MX");

        assertEquals(List.of("dnssec.mx_zone.unsigned"), codes(dns));
    }

    @Test
    void anMxHostThatFailsValidationIsCritical() {
        List<Finding> findings = findings(FakeDns.zone(ZONE).failing("mail.example.org A", Reason.SERVFAIL));

        assertEquals(List.of("dnssec.bogus", "dnssec.unsigned"), codes(findings));
        assertEquals("mail.example.org", findings.get(0).subject());
        assertEquals(Severity.CRITICAL, findings.get(0).severity());
    }

    @Test
    void besideAnotherMxHostItIsAnError() {
        List<Finding> findings = findings(FakeDns.zone(ZONE + """
                        example.org. MX 20 backup.example.net.
                        backup.example.net. A 192.88.99.10
                        """).failing("mail.example.org A", Reason.SERVFAIL));

        assertEquals("dnssec.bogus", findings.get(0).code());
        assertEquals(Severity.ERROR, findings.get(0).severity());
    }

    @Test
    void brokenServersAreNotCalledBogus() {
        assertEquals(
                List.of("dnssec.unsigned"),
                codes(FakeDns.zone(ZONE)
                        .failing("mail.example.org A", Reason.SERVFAIL)
                        .failing("mail.example.org A +cd", Reason.SERVFAIL)));
    }

    /** The domain's own failure has its code among those of name resolution; here only what explains it is told. */
    @Test
    void aBogusDomainIsToldOnce() {
        FakeDns dns = FakeDns.zone(ZONE + KEY + DS + SIGNED)
                .failing("example.org MX", Reason.SERVFAIL)
                .failing("example.org NS", Reason.SERVFAIL);

        assertEquals(List.of(), codes(dns));
        assertEquals("bogus", evidence(dns).facts().get("status"));
    }

    @Test
    void explainsWhyADomainIsBogus() {
        FakeDns dns = FakeDns.zone(ZONE + OTHER_KEY + DS + SIGNED)
                .failing("example.org MX", Reason.SERVFAIL)
                .failing("example.org NS", Reason.SERVFAIL)
                .at("192.52.193.1", FakeDns.zone(ZONE));

        assertEquals(List.of("dnssec.ds.orphan"), codes(dns));
    }

    private static String soaSignature(String from, String until) {
        return "example.org. RRSIG SOA 13 2 3600 " + until + " " + from + " 4711 example.org. c2lnbmF0dXJl\n";
    }

    /** As the registry would have it for a key. */
    private static String ds(String key) {
        return TestKeys.ds(key) + "\n";
    }

    /** With a server of the zone above, which shows the DS records beside its delegation. */
    private static FakeDns validated(String zone) {
        return FakeDns.zone(zone + "org. NS a0.nic.org.\na0.nic.org. A 192.52.193.1\n")
                .signed("example.org MX", "mail.example.org A")
                .at("192.52.193.1", FakeDns.zone(zone).delegating("example.org"));
    }

    private static List<String> codes(FakeDns dns) {
        return codes(findings(dns));
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    private static List<Finding> findings(FakeDns dns) {
        DnssecEvidence evidence = evidence(dns);
        return new DnssecModule()
                .dnssec().rules().stream()
                        .flatMap(rule -> judge(rule, evidence).stream())
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Finding> judge(Rule<?> rule, DnssecEvidence evidence) {
        return ((Rule<DnssecEvidence>) rule).judge(evidence);
    }

    private static DnssecEvidence evidence(FakeDns dns) {
        return Examine.with(new DnssecProbe(), "example.org", dns);
    }
}
