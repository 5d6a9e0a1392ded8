package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostProbeTest {
    @Test
    void statesTheFacts() {
        FakeDns dns = FakeDns.zone("""
                example.org. MX 20 mx2.example.org.
                example.org. MX 10 mx1.example.org.
                example.org. MX 30 5.9.1.3.
                mx1.example.org. CNAME mail.example.net.
                mail.example.net. A 5.9.1.1
                mail.example.net. AAAA 2a01:4f8::1
                """);

        assertEquals(
                Map.of(
                        "hosts",
                        List.of(
                                Map.of(
                                        "host",
                                        "mx1.example.org",
                                        "addresses",
                                        List.of("5.9.1.1", "2a01:4f8::1"),
                                        "aliases",
                                        List.of("mail.example.net"),
                                        "status",
                                        "ok"),
                                Map.of(
                                        "host",
                                        "mx2.example.org",
                                        "addresses",
                                        List.of(),
                                        "aliases",
                                        List.of(),
                                        "status",
                                        "nxdomain"),
                                Map.of(
                                        "host",
                                        "5.9.1.3",
                                        "addresses",
                                        List.of(),
                                        "aliases",
                                        List.of(),
                                        "status",
                                        "no_name"))),
                Examine.with(new HostProbe(), "example.org", dns).facts());
    }

    @Test
    void looksAtTwentyHostsAndCountsTheRest() {
        FakeDns dns = FakeDns.zone(IntStream.rangeClosed(1, 25)
                .mapToObj(i ->
                        "example.org. MX " + i + " mx" + i + ".example.net.\nmx" + i + ".example.net. A 5.9.1." + i)
                .collect(Collectors.joining("\n")));
        Map<String, Object> facts =
                Examine.with(new HostProbe(), "example.org", dns).facts();

        assertEquals(20, ((List<?>) facts.getOrDefault("hosts", List.of())).size());
        assertEquals(5, facts.get("more"));
    }

    @Test
    void asksForNoHostOfANullMx() {
        FakeDns dns = FakeDns.zone("example.org. MX 0 .");

        assertEquals(
                Map.of("hosts", List.of()),
                Examine.with(new HostProbe(), "example.org", dns).facts());
        assertEquals(
                List.of("example.org TXT", "example.org MX"),
                dns.asked().stream().map(Object::toString).toList());
    }

    @Test
    void takesTheDomainItselfForTheHostWhereNoMxNamesOne() {
        HostEvidence evidence = Examine.with(new HostProbe(), "example.org", FakeDns.zone("example.org. A 5.9.1.7"));

        assertEquals(
                List.of("example.org"),
                evidence.hosts().stream().map(host -> host.name().text()).toList());
    }
}
