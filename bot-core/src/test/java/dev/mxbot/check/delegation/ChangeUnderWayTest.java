package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** FakeDns answers on 2026-11-20 at 14:02:11. */
class ChangeUnderWayTest {
    private static final String NEW = Asked.ZONE + "example.org. 3600 MX 1 new.example.net.\n";
    private static final String OLD =
            Asked.ZONE.replace("2026112001", "2026112000") + "example.org. 3600 MX 10 old.example.org.\n";

    /** F12: the zone's servers agree, the resolvers do not. */
    @Test
    void namesTheResolverThatHoldsTheOldRecordsAndUntilWhen() {
        Finding finding = judge(FakeDns.zone(NEW).at("9.9.9.9", FakeDns.zone(OLD)), "8.8.8.8", "9.9.9.9")
                .get(0);

        assertEquals(
                "the MX records of example.org are changing: new on ns1.example.net and ns2.example.net;"
                        + " resolver 9.9.9.9 may hold the old ones until 15:02 UTC",
                finding.title());
        assertEquals(5, finding.evidence().size());
        assertTrue(
                finding.verify().contains("dig @9.9.9.9 example.org MX"),
                () -> finding.verify().toString());
    }

    @Test
    void namesTheServerThatIsBehind() {
        FakeDns dns = FakeDns.zone(NEW).at(Asked.SECOND, FakeDns.zone(OLD));

        assertEquals(
                "the MX records of example.org are changing: new on ns1.example.net; not yet on ns2.example.net",
                judge(dns).get(0).title());
        assertEquals(
                java.util.Optional.empty(),
                evidence(dns).propagation().orElseThrow().convergedBy());
    }

    @Test
    void reportsWhoHasWhatAndWhenAllHaveIt() {
        FakeDns dns = FakeDns.zone(OLD).at(Asked.FIRST, FakeDns.zone(NEW)).at(Asked.SECOND, FakeDns.zone(NEW));
        Map<String, Object> facts = evidence(dns).propagation().orElseThrow().facts();

        assertEquals("2026-11-20T15:02:11Z", facts.get("convergedBy"));
        assertEquals(
                List.of(Map.of(
                        "server",
                        "192.0.2.53",
                        "mx",
                        List.of("10 old.example.org."),
                        "current",
                        false,
                        "remaining",
                        3600L,
                        "until",
                        "2026-11-20T15:02:11Z")),
                facts.get("resolvers"));
    }

    @Test
    void staysSilentWhenAllSayTheSame() {
        assertEquals(List.of(), judge(FakeDns.zone(NEW), "8.8.8.8", "9.9.9.9"));
    }

    /** Nothing says which records are the new ones. */
    @Test
    void staysSilentWhenServersDisagreeUnderOneSerial() {
        assertEquals(
                List.of(),
                judge(FakeDns.zone(NEW).at(Asked.SECOND, FakeDns.zone(OLD.replace("2026112000", "2026112001")))));
    }

    @Test
    void staysSilentWhenTheResolverDoesNotAnswer() {
        FakeDns world = FakeDns.zone(Asked.ZONE)
                .failing("example.org MX")
                .at(Asked.FIRST, FakeDns.zone(NEW))
                .at(Asked.SECOND, FakeDns.zone(NEW));

        assertEquals(List.of(), judge(world));
    }

    @Test
    void namesTheDayWhereItIsAnother() {
        assertEquals(
                "2026-11-21 02:00 UTC",
                ChangeUnderWay.time(Instant.parse("2026-11-21T02:00:00Z"), Instant.parse("2026-11-20T14:00:00Z")));
    }

    private static DelegationEvidence evidence(FakeDns dns, String... resolvers) {
        return Asked.about("example.org", dns, resolvers);
    }

    private static List<Finding> judge(FakeDns dns, String... resolvers) {
        return new ChangeUnderWay().judge(evidence(dns, resolvers));
    }
}
