package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Lane;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.testing.FakeDns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpfProbeTest {
    private static final String TREE = """
            example.org. TXT "v=spf1 include:a.example include:b.example mx ~all"
            example.org. TXT "unrelated"
            a.example. TXT "v=spf1 include:c.example a:x.example exists:%{i}.y.example -all"
            b.example. TXT "v=spf1 redirect=c.example"
            c.example. TXT "v=spf1 ip4:192.0.2.0/24 -all include:never.example"
            """;

    @Test
    void asksForEachRecordOfTheTreeOnce() {
        FakeDns dns = FakeDns.zone(TREE);

        SpfEvidence spf = Spf.evidence(dns);

        assertEquals(
                List.of("example.org", "a.example", "b.example", "c.example").stream()
                        .sorted()
                        .toList(),
                dns.asked().stream()
                        .filter(query -> query.type() == RecordType.TXT)
                        .map(query -> query.name().text())
                        .sorted()
                        .toList());
        assertEquals(
                List.of("example.org", "a.example", "c.example", "b.example"),
                spf.tree().nodes().stream().map(node -> node.name().text()).toList());
    }

    @Test
    void countsLookupsOverTheWholeTreeAsOftenAsTheyAreMade() {
        // 2 includes and mx; a.example: include, a, exists; b.example: redirect; what stands behind -all costs nothing.
        assertEquals(7, Spf.evidence(FakeDns.zone(TREE)).tree().lookups());
    }

    @Test
    void countsAnIncludeTwiceWhenItIsReachedTwice() {
        assertEquals(
                4,
                Spf.evidence(FakeDns.zone(Spf.record("v=spf1 include:a.example include:a.example -all")
                                + "a.example. TXT \"v=spf1 a:x.example -all\""))
                        .tree()
                        .lookups());
    }

    @Test
    void doesNotFollowMacros() {
        FakeDns dns = FakeDns.zone(Spf.record("v=spf1 include:%{d}.spf.example -all"));

        SpfEvidence spf = Spf.evidence(dns);

        assertFalse(spf.tree().isComplete());
        assertEquals(
                List.of("example.org MX", "example.org TXT"),
                dns.asked().stream().map(Query::toString).sorted().toList());
    }

    /** T5. */
    @Test
    void stopsInATreeWithoutEnd() {
        StringBuilder zone = new StringBuilder(Spf.record("v=spf1 include:n0.example -all"));
        for (int i = 0; i < 60; i++) {
            zone.append("n%d.example. TXT \"v=spf1 include:n%d.example include:n%d.example -all\"\n"
                    .formatted(i, i + 1, i + 2));
        }
        FakeDns dns = FakeDns.zone(zone.toString());

        SpfEvidence spf = Spf.evidence(dns);

        assertEquals(
                25,
                dns.asked().stream()
                        .filter(query -> query.type() == RecordType.TXT)
                        .count());
        assertFalse(spf.tree().isComplete());
        assertTrue(spf.tree().lookups() > 10);
    }

    @Test
    void joinsStringsWithNothingBetween() {
        SpfEvidence spf = Spf.evidence(FakeDns.zone("example.org. TXT \"v=spf1 ip4:192.0\" \".2.7 -all\""));

        assertEquals("v=spf1 ip4:192.0.2.7 -all", spf.facts().get("record"));
    }

    @Test
    void ignoresOtherTxtRecordsWhateverTheyHold() {
        SpfEvidence spf = Spf.evidence(FakeDns.zone("""
                example.org. TXT "\\000\\255\\200 v=spf1"
                example.org. TXT "v=spf10 -all"
                example.org. TXT ""
                example.org. TXT "v=spf1 -all"
                """));

        assertEquals("found", spf.facts().get("status"));
    }

    @Test
    void reportsWhatItUnderstood() {
        Map<String, Object> facts =
                new LinkedHashMap<>(Spf.evidence(FakeDns.zone(TREE)).facts());
        assertTrue(facts.remove("tree") instanceof Map);
        assertEquals(
                "{status=found, record=v=spf1 include:a.example include:b.example mx ~all, lookups=7, voidLookups=0, all=~, "
                        + "includes=[a.example, b.example]}",
                facts.toString());
        assertEquals("absent", status(FakeDns.zone("example.org. TXT x")));
        assertEquals("unknown", status(FakeDns.zone("example.org. TXT x").failing("example.org TXT")));
        assertEquals("invalid", status(FakeDns.zone(Spf.record("v=spf1 moo -all"))));
    }

    private static Object status(FakeDns dns) {
        return Spf.evidence(dns).facts().getOrDefault("status", "");
    }

    @Test
    void sendsNothingIfNobodyIsAuthorised() {
        assertEquals(
                Set.of(Lane.SENDING),
                Spf.evidence(FakeDns.zone(Spf.record("v=spf1 -all"))).unusedLanes());
        assertEquals(
                Set.of(), Spf.evidence(FakeDns.zone(Spf.record("v=spf1 ~all"))).unusedLanes());
        assertEquals(
                Set.of(),
                Spf.evidence(FakeDns.zone(Spf.record("v=spf1 mx -all"))).unusedLanes());
    }

    @Test
    void asksForTheAddressesOfTheDomainsOwnMailHostsAlone() {
        FakeDns dns = FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 smtp.google.com.
                example.org. TXT "v=spf1 mx -all"
                """);
        Inquiry many = Inquiry.of(DomainName.of("example.org")).asking(SmtpDepth.SESSION);

        new SpfProbe().examine(new Examination(many, dns)).toCompletableFuture().join();

        assertEquals(
                List.of("example.org MX", "example.org TXT", "mx1.example.org A", "mx1.example.org AAAA"),
                dns.asked().stream().map(Query::toString).sorted().toList());
    }
}
