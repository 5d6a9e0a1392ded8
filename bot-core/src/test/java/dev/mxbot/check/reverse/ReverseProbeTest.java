package dev.mxbot.check.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.lookup.dns.Query;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReverseProbeTest {
    @Test
    void asksNoFurtherWhenTheNameIsTheHost() {
        FakeDns dns = FakeDns.zone(Reversed.ZONE + Reversed.PTR + "mail.example.org.");

        ReverseEvidence evidence = Reversed.of(dns);

        assertEquals(
                List.of(
                        "example.org TXT",
                        "example.org MX",
                        "mail.example.org A",
                        "25.196.31.192.in-addr.arpa PTR",
                        "mail.example.org AAAA"),
                asked(dns));
        assertEquals(
                List.of(Map.of(
                        "address",
                        "192.31.196.25",
                        "host",
                        "mail.example.org",
                        "names",
                        List.of("mail.example.org"),
                        "confirmed",
                        true)),
                evidence.facts().get("addresses"));
    }

    @Test
    void confirmsAnotherNameByItsAddressesOfTheSameFamily() {
        FakeDns dns = FakeDns.zone("""
                example.org. MX 10 mail.example.org.
                mail.example.org. AAAA 2620:4f:8000::25
                5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.f.4.0.0.0.2.6.2.ip6.arpa. PTR pool.example.net.
                pool.example.net. AAAA 2620:4f:8000::25
                """);

        assertEquals(
                Reversal.Confirmation.YES, Reversed.of(dns).reversals().get(0).confirmation());
        assertTrue(asked(dns).contains("pool.example.net AAAA"));
        assertTrue(!asked(dns).contains("pool.example.net A"));
    }

    @Test
    void followsTheAliasOfADelegatedPartOfTheReverseZone() {
        ReverseEvidence evidence = Reversed.of(FakeDns.zone(Reversed.ZONE + """
                25.196.31.192.in-addr.arpa. CNAME 25.0-63.196.31.192.in-addr.arpa.
                25.0-63.196.31.192.in-addr.arpa. PTR mail.example.org.
                """));

        assertEquals(Reversal.Confirmation.YES, evidence.reversals().get(0).confirmation());
    }

    @Test
    void looksAtAnAddressOnceHoweverManyHostsHaveIt() {
        ReverseEvidence evidence = Reversed.of(FakeDns.zone("""
                example.org. MX 20 b.example.org.
                example.org. MX 10 a.example.org.
                a.example.org. A 192.31.196.25
                b.example.org. A 192.31.196.25
                """));

        assertEquals(1, evidence.reversals().size());
        assertEquals("a.example.org", evidence.reversals().get(0).host().text());
    }

    @Test
    void asksNothingAboutNullMxLiteralsAndPrivateAddresses() {
        FakeDns dns = FakeDns.zone("""
                example.org. MX 0 .
                example.org. MX 10 192.31.196.25.
                example.org. MX 20 mail.example.org.
                mail.example.org. A 10.0.0.25
                """);

        assertEquals(List.of(), Reversed.of(dns).reversals());
        assertTrue(asked(dns).stream().noneMatch(query -> query.contains("192.31.196.25") || query.endsWith("PTR")));
    }

    @Test
    void looksAtTheDomainsOwnAddressWhereThereIsNoMx() {
        ReverseEvidence evidence = Reversed.of(FakeDns.zone("example.org. A 192.31.196.80"));

        assertEquals("example.org", evidence.reversals().get(0).host().text());
    }

    @Test
    void leavesTheWebServerOfADomainWithoutMailAlone() {
        ReverseEvidence evidence = Reversed.of(FakeDns.zone("""
                example.org. A 192.31.196.80
                example.org. TXT "v=spf1 -all"
                """));

        assertEquals(List.of(), evidence.reversals());
    }

    @Test
    void asksForFewNamesAndFewAddresses() {
        StringBuilder zone = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            zone.append("example.org. MX 10 mx%d.example.org.%n".formatted(i));
            zone.append("mx%d.example.org. A 192.31.%d.%d%n".formatted(i, i / 250, i % 250));
            zone.append("mx0.example.org. A 192.175.%d.%d%n".formatted(i / 250, i % 250));
            zone.append("0.0.31.192.in-addr.arpa. PTR n%d.example.net.%n".formatted(i));
        }
        FakeDns dns = FakeDns.zone(zone.toString());

        Reversed.of(dns);

        assertTrue(dns.asked().size() < 50, () -> dns.asked().size() + " questions");
        assertEquals(
                5,
                asked(dns).stream()
                        .filter(query -> query.endsWith(".example.net A"))
                        .count());
    }

    private static List<String> asked(FakeDns dns) {
        return dns.asked().stream().map(Query::toString).toList();
    }
}
