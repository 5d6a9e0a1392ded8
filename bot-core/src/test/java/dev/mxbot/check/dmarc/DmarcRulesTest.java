package dev.mxbot.check.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.FakeDns;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DmarcRulesTest {
    @Test
    void flagsAMissingRecord() {
        Finding finding = Dmarc.judge(new MissingDmarc(), "").get(0);

        assertEquals("example.org has no DMARC record", finding.title());
        assertEquals("\"v=DMARC1; p=none; rua=mailto:dmarc@example.org\"", Dmarc.added(finding));
        assertEquals(
                "_dmarc.example.org", finding.fixes().get(0).add().get(0).name().text());
    }

    @Test
    void asksToRefuseEverythingForADomainThatSendsNothing() {
        FakeDns dns = FakeDns.zone("example.org. TXT \"v=spf1 -all\"");

        assertEquals(
                "\"v=DMARC1; p=reject\"",
                Dmarc.added(Dmarc.judge(new MissingDmarc(), dns).get(0)));
    }

    @Test
    void missesNothingThatIsThereUnknownOrCannotBe() {
        assertEquals(List.of(), Dmarc.judge(new MissingDmarc(), Dmarc.record("v=DMARC1; p=none")));
        assertEquals(
                List.of(),
                Dmarc.judge(
                        new MissingDmarc(), FakeDns.zone("example.org. TXT x").failing("_dmarc.example.org TXT")));
        assertEquals(List.of(), Dmarc.judge(new MissingDmarc(), FakeDns.zone("example.net. TXT x")));
        assertEquals(
                List.of(),
                Dmarc.judge(
                        new MissingDmarc(), FakeDns.zone("example.org. CNAME example.net.\nexample.net. A 192.0.2.1")));
        // A record that is meant as one is the syntax rule's.
        assertEquals(List.of(), Dmarc.judge(new MissingDmarc(), Dmarc.record("v=DMARC1 p=none")));
    }

    @Test
    void missesARecordBehindAWildcardOfAnotherKind() {
        String zone = "*.example.org. TXT \"wild\"\n_dmarc.example.org. TXT \"wild\"";

        assertEquals(1, Dmarc.judge(new MissingDmarc(), zone).size());
        assertEquals(1, Dmarc.judge(new UnrelatedText(), zone).size());
        assertEquals(List.of(), Dmarc.judge(new SyntaxMistake(), zone));
    }

    @Test
    void flagsSeveralRecords() {
        Finding finding = Dmarc.judge(
                        new MultipleRecords(),
                        Dmarc.record("v=DMARC1; p=quarantine") + Dmarc.record("v=DMARC1; p=none"))
                .get(0);

        assertEquals(
                "\"v=DMARC1; p=none\"", finding.fixes().get(0).remove().get(0).data());
        assertEquals(
                List.of(), Dmarc.judge(new MultipleRecords(), Dmarc.record("v=DMARC1; p=none") + Dmarc.record("x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DMARC1; p=rejected; rua=mailto:dmarc@example.orgx y",
                "v=DMARC1; p=block",
                "v=DMARC1; p=; pct=101",
                "v=DMARC1 p=none",
                "v=dmarc1; p=none",
                "v=DMARC1; p=none; t=maybe"
            })
    void flagsAMistake(String record) {
        assertEquals(1, Dmarc.judge(new SyntaxMistake(), Dmarc.record(record)).size());
    }

    @Test
    void pointsAtTheMistakeAndCorrectsIt() {
        Finding finding = Dmarc.judge(new SyntaxMistake(), Dmarc.record("v=DMARC1; p=rejected"))
                .get(0);

        assertEquals(
                "the DMARC record at _dmarc.example.org: \"p\" can be none, quarantine or reject, not \"rejected\"",
                finding.title());
        assertEquals(
                "v=DMARC1; p=rejected\n            ^^^^^^^^",
                finding.evidence().get(1).answer());
        assertEquals("\"v=DMARC1; p=reject\"", Dmarc.added(finding));
        assertTrue(finding.impact().startsWith("Receivers ignore the record"), finding.impact());
    }

    @Test
    void flagsAPolicyThatAsksForNothing() {
        Finding finding = Dmarc.judge(new PolicyNone(), Dmarc.record("v=DMARC1; p=none; rua=mailto:a@example.org"))
                .get(0);

        assertEquals("\"v=DMARC1; p=quarantine; rua=mailto:a@example.org\"", Dmarc.added(finding));
        assertEquals(List.of(), Dmarc.judge(new PolicyNone(), Dmarc.record("v=DMARC1; p=quarantine; t=y")));
        assertEquals(List.of(), Dmarc.judge(new PolicyNone(), Dmarc.record("v=DMARC1; p=reject")));
    }

    @Test
    void tellsAMissingPolicyFromNone() {
        String zone = Dmarc.record("v=DMARC1; rua=mailto:a@example.org");

        assertEquals(1, Dmarc.judge(new MissingPolicy(), zone).size());
        assertEquals(List.of(), Dmarc.judge(new PolicyNone(), zone));
        assertEquals(List.of(), Dmarc.judge(new MissingPolicy(), Dmarc.record("v=DMARC1; p=none")));
        assertEquals(
                Severity.WARNING, Dmarc.judge(new MissingPolicy(), zone).get(0).severity());
    }

    @Test
    void withoutPolicyAndAddressARecordCountsForNothing() {
        Finding finding = Dmarc.judge(new MissingPolicy(), Dmarc.record("v=DMARC1; sp=reject; rua=nobody"))
                .get(0);

        assertEquals(Severity.ERROR, finding.severity());
        assertTrue(finding.impact().contains("receivers ignore the record"), finding::impact);
        assertFalse(DmarcRecord.parse("v=DMARC1; sp=reject").isEffective());
        assertTrue(DmarcRecord.parse("v=DMARC1; rua=mailto:a@example.org").isEffective());
    }

    @Test
    void flagsMilderPoliciesForOtherNames() {
        String zone = Dmarc.record("v=DMARC1; p=reject; sp=none; np=quarantine");

        assertEquals(
                "\"v=DMARC1; p=reject; np=quarantine\"",
                Dmarc.added(Dmarc.judge(new WeakSubdomainPolicy(), zone).get(0)));
        assertEquals(1, Dmarc.judge(new WeakNonexistentPolicy(), zone).size());
        assertEquals(List.of(), Dmarc.judge(new WeakSubdomainPolicy(), Dmarc.record("v=DMARC1; p=none; sp=reject")));
    }

    @Test
    void mentionsWhatHasNoEffect() {
        String zone = Dmarc.record(
                "v=DMARC1; p=reject; t=y; pct=50; fo=1; rau=mailto:x@example.org; rua=mailto:a@example.org!10m");

        assertEquals(
                "\"v=DMARC1; p=reject; pct=50; fo=1; rau=mailto:x@example.org; rua=mailto:a@example.org!10m\"",
                Dmarc.added(Dmarc.judge(new TestMode(), zone).get(0)));
        assertEquals(
                "\"v=DMARC1; p=reject; t=y; fo=1; rau=mailto:x@example.org; rua=mailto:a@example.org\"",
                Dmarc.added(Dmarc.judge(new ObsoleteTag(), zone).get(0)));
        assertEquals(1, Dmarc.judge(new PointlessFailureOptions(), zone).size());
        assertEquals(
                "the DMARC record has tags that nobody knows: rau",
                Dmarc.judge(new UnknownTag(), zone).get(0).title());
        for (Rule<DmarcEvidence> rule :
                List.of(new TestMode(), new ObsoleteTag(), new PointlessFailureOptions(), new UnknownTag())) {
            assertEquals(
                    List.of(), Dmarc.judge(rule, Dmarc.record("v=DMARC1; p=reject; fo=1; ruf=mailto:a@example.org")));
        }
    }

    @Test
    void judgesReportAddresses() {
        assertEquals(
                1,
                Dmarc.judge(new MissingReports(), Dmarc.record("v=DMARC1; p=none"))
                        .size());
        Finding finding = Dmarc.judge(
                        new InvalidReports(), Dmarc.record("v=DMARC1; p=none; rua=a@example.org,https://example.org/x"))
                .get(0);
        assertEquals("\"v=DMARC1; p=none; rua=mailto:a@example.org\"", Dmarc.added(finding));
        assertEquals(
                List.of(),
                Dmarc.judge(new InvalidReports(), Dmarc.record("v=DMARC1; p=none; rua=mailto:a@example.org")));
    }

    @Test
    void flagsSpfInTheWrongPlace() {
        String zone = Dmarc.record("v=spf1 -all") + Dmarc.record("v=DMARC1; p=none");

        assertEquals(1, Dmarc.judge(new SpfAtDmarc(), zone).size());
        assertEquals(List.of(), Dmarc.judge(new UnrelatedText(), zone));
    }

    @Test
    void mentionsAnAlias() {
        assertEquals(
                "_dmarc.example.org is an alias of example-org.vendor.example",
                Dmarc.judge(
                                new DmarcAlias(),
                                "_dmarc.example.org. CNAME example-org.vendor.example.\n"
                                        + "example-org.vendor.example. TXT \"v=DMARC1; p=reject\"")
                        .get(0)
                        .title());
    }

    @Test
    void staysQuickOnHugeHostileText() {
        for (String text : List.of("v", " ", "v=DMARC1;", ";", "v=DMARC1; rua=mailto:a@b", ".c", "a=b;", "!1")) {
            String zone = "example.org. A 192.0.2.1\n_dmarc.example.org. TXT \"" + text + "\"";
            for (String filler : List.of(" ", ".c", "!1", ";a=b")) {
                String strings = " \"%s\""
                        .formatted(filler.repeat(250 / filler.length()))
                        .repeat(240);
                DmarcEvidence dmarc = Dmarc.evidence("example.org", FakeDns.zone(zone + strings));
                assertTimeout(
                        Duration.ofSeconds(5),
                        () -> new DmarcModule().dmarc().rules().forEach(rule -> judge(rule, dmarc)));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void judge(Rule<?> rule, DmarcEvidence dmarc) {
        assertTrue(((Rule<DmarcEvidence>) rule).judge(dmarc).size() <= 5);
    }
}
