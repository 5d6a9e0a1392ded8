package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Lane;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MxProbeTest {
    @Test
    void asksNothingMoreOfANameThatDoesNotExist() {
        FakeDns dns = FakeDns.zone("example.net. A 5.9.1.7");
        Examine.with(new MxProbe(), "example.org", dns);

        assertEquals(Set.of("example.org MX", "example.org TXT"), asked(dns));
    }

    @Test
    void asksForASignOfAWildcardAndTheDomainsOwnServersOnceThereIsAnMx() {
        FakeDns dns = FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. NS ns1.example.net.
                ns1.example.net. A 5.9.0.53
                """);
        Examine.with(new MxProbe(), "example.org", dns);

        assertEquals(
                Set.of(
                        "example.org MX",
                        "example.org TXT",
                        "example.org NS",
                        "_mta-sts.example.org TXT",
                        "ns1.example.net A"),
                asked(dns));
        assertEquals(
                List.of("ns1.example.net (5.9.0.53)"),
                dns.asked().stream()
                        .flatMap(query -> query.server().stream())
                        .map(server -> server.label())
                        .toList());
    }

    @Test
    void statesTheFacts() {
        FakeDns dns = FakeDns.zone("""
                example.org. 1800 MX 20 mx2.example.org.
                example.org. 1800 MX 10 mx1.example.net.
                """);

        assertEquals(
                Map.of(
                        "status",
                        "found",
                        "records",
                        List.of(
                                "example.org. 1800 IN MX 10 mx1.example.net.",
                                "example.org. 1800 IN MX 20 mx2.example.org."),
                        "hosts",
                        List.of(
                                Map.of("preference", 10, "host", "mx1.example.net", "ttl", 1800L),
                                Map.of("preference", 20, "host", "mx2.example.org", "ttl", 1800L)),
                        "nullMx",
                        false,
                        "implicit",
                        false),
                Examine.with(new MxProbe(), "example.org", dns).facts());
    }

    @Test
    void statesThatTheAddressStandsIn() {
        Map<String, Object> facts = Examine.with(new MxProbe(), "example.org", FakeDns.zone("example.org. A 5.9.1.7"))
                .facts();

        assertEquals("absent", facts.get("status"));
        assertEquals(true, facts.get("implicit"));
    }

    @Test
    void capsTheFactsAndSaysSo() {
        String zone = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> "example.org. MX " + i + " mx" + i + ".example.org.")
                .collect(Collectors.joining("\n"));
        Map<String, Object> facts =
                Examine.with(new MxProbe(), "example.org", FakeDns.zone(zone)).facts();

        assertEquals(50, ((List<?>) facts.getOrDefault("records", List.of())).size());
        assertEquals(950, facts.get("more"));
    }

    @Test
    void aNullMxTakesTheReceivingLanesAway() {
        assertEquals(
                Set.of(Lane.RECEIVING, Lane.TRANSPORT),
                Examine.with(new MxProbe(), "example.org", FakeDns.zone("example.org. MX 10 ."))
                        .unusedLanes());
    }

    @Test
    void namesTooLongForAWildcardAreStillExamined() {
        String longest = String.join(".", "a".repeat(63), "b".repeat(63), "c".repeat(63), "d".repeat(61));
        MxEvidence evidence = Examine.with(new MxProbe(), longest, FakeDns.zone(longest + ". MX 10 mx1.example.org."));

        assertEquals(1, evidence.set().hosts().size());
    }

    private static Set<String> asked(FakeDns dns) {
        return dns.asked().stream().map(Query::toString).collect(Collectors.toSet());
    }
}
