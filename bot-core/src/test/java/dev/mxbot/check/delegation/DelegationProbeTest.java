package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Server;
import dev.mxbot.testing.FakeDns;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DelegationProbeTest {
    @Test
    void asksEachServerForSoaAndMxOnce() {
        FakeDns dns = FakeDns.zone(Asked.ZONE + Asked.MX);

        Asked.about("example.org", dns);

        assertEquals(
                List.of(
                        "example.org NS",
                        "example.org TXT",
                        "ns1.example.net A",
                        "ns1.example.net AAAA",
                        "example.org SOA at ns1.example.net (192.31.196.1)",
                        "example.org MX at ns1.example.net (192.31.196.1)",
                        "ns2.example.net A",
                        "ns2.example.net AAAA",
                        "example.org SOA at ns2.example.net (192.175.48.1)",
                        "example.org MX at ns2.example.net (192.175.48.1)",
                        "org NS",
                        "example.org MX"),
                asked(dns));
    }

    @Test
    void asksOneServerOfTheZoneAboveForTheDelegation() {
        FakeDns dns = FakeDns.zone(Asked.ZONE + Asked.PARENT);

        DelegationEvidence evidence = Asked.about("example.org", dns);

        assertTrue(asked(dns).contains("example.org NS at a0.nic.org (192.52.193.1)"));
        assertTrue(evidence.delegation().isPresent());
    }

    @Test
    void visitsServersThatOnlyTheZoneAboveNames() {
        FakeDns dns = FakeDns.zone(Asked.ZONE + Asked.PARENT + "ns3.example.com. A 192.88.99.3")
                .at(
                        Asked.ABOVE,
                        FakeDns.zone("example.org. NS ns1.example.net.\nexample.org. NS ns3.example.com.")
                                .delegating("example.org"));

        DelegationEvidence evidence = Asked.about("example.org", dns);

        assertTrue(asked(dns).contains("example.org SOA at ns3.example.com (192.88.99.3)"));
        assertEquals(3, evidence.servers().size());
    }

    @Test
    void asksForTextsThatNeedTcpAtEachServer() {
        FakeDns dns = FakeDns.zone(Asked.ZONE + "example.org. TXT"
                + " \"%s\"".formatted("x".repeat(250)).repeat(5));

        Asked.about("example.org", dns);

        assertTrue(asked(dns).contains("example.org TXT at ns1.example.net (192.31.196.1)"));
        assertTrue(asked(dns).contains("example.org TXT at ns2.example.net (192.175.48.1)"));
    }

    @Test
    void asksAtOneAddressOfAServerIpv4First() {
        FakeDns dns = FakeDns.zone("""
                example.org. NS ns1.example.net.
                ns1.example.net. AAAA 2620:4f:8000::1
                ns1.example.net. A 192.31.196.9
                ns1.example.net. A 192.31.196.10
                """);

        NameServer server = Asked.about("example.org", dns).servers().get(0);

        assertEquals(List.of("192.31.196.9"), addressesAsked(dns));
        assertEquals(3, server.addresses().size());
    }

    @Test
    void asksAtTheIpv6AddressOfAServerWithoutIpv4() {
        FakeDns dns = FakeDns.zone("""
                example.org. NS ns1.example.net.
                ns1.example.net. AAAA 2620:4f:8000::1
                """);

        Asked.about("example.org", dns);

        assertEquals(List.of("2620:4f:8000:0:0:0:0:1"), addressesAsked(dns));
    }

    @Test
    void asksOneQuestionAboutAMissingDomain() {
        FakeDns dns = FakeDns.zone("");

        DelegationEvidence evidence = Asked.about("news.example.org", dns);

        assertEquals(List.of("news.example.org NS"), asked(dns));
        assertEquals("absent", evidence.facts().get("status"));
    }

    @Test
    void findsTheZoneAboveANameThatIsNone() {
        FakeDns dns = FakeDns.zone(Asked.ZONE + "a.b.example.org. MX 10 mail.example.org.");

        DelegationEvidence evidence = Asked.about("a.b.example.org", dns);

        assertEquals(Optional.of(DomainName.of("example.org")), evidence.zone());
        assertTrue(asked(dns).contains("example.org SOA at ns1.example.net (192.31.196.1)"));
        assertTrue(asked(dns).contains("a.b.example.org MX at ns1.example.net (192.31.196.1)"));
    }

    @Test
    void takesNoServersFromTheTargetOfAnAlias() {
        FakeDns dns = FakeDns.zone(Asked.ZONE + """
                news.example.org. CNAME example.com.
                example.com. NS ns.example.com.
                """);

        assertEquals(
                Optional.of(DomainName.of("example.org")),
                Asked.about("news.example.org", dns).zone());
    }

    @Test
    void learnsFromTheZoneAboveWhoseServersFail() {
        FakeDns dns = FakeDns.zone(Asked.ZONE + """
                        org. NS a0.nic.org.
                        a0.nic.org. A 192.52.193.1
                        """)
                .failing("example.org NS", Reason.SERVFAIL)
                .at("192.52.193.1", FakeDns.zone(Asked.ZONE))
                .at(Asked.FIRST, Asked.failing(Reason.REFUSED))
                .at(Asked.SECOND, Asked.failing(Reason.REFUSED));

        DelegationEvidence evidence = Asked.about("example.org", dns);

        assertTrue(asked(dns).contains("example.org NS at a0.nic.org (192.52.193.1)"));
        assertEquals(2, new LameServer().judge(evidence).size());
    }

    @Test
    void leavesItAtThatWhenTheZoneAboveDoesNotAnswerEither() {
        FakeDns dns = FakeDns.zone(Asked.ZONE)
                .failing("example.org NS", Reason.SERVFAIL)
                .failing("org NS", Reason.SERVFAIL);

        assertEquals("unknown", Asked.about("example.org", dns).facts().get("status"));
    }

    @Test
    void asksEightServersAtMost() {
        StringBuilder zone = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            zone.append(
                    "example.org. NS ns%d.example.net.%nns%d.example.net. A 192.31.196.%d%n".formatted(i, i, i % 250));
        }
        FakeDns dns = FakeDns.zone(zone.toString());

        DelegationEvidence evidence = Asked.about("example.org", dns);

        assertEquals(8, evidence.servers().size());
        assertEquals(992, evidence.facts().get("more"));
        assertEquals(4 + 8 * 4, dns.asked().size());
    }

    @Test
    void reportsWhatEachServerSays() {
        DelegationEvidence evidence = Asked.about(
                "example.org", FakeDns.zone(Asked.ZONE + Asked.MX).at(Asked.SECOND, Asked.failing(Reason.TIMEOUT)));

        assertEquals(
                List.of(
                        Map.of(
                                "name",
                                "ns1.example.net",
                                "addresses",
                                List.of(Asked.FIRST),
                                "address",
                                Asked.FIRST,
                                "serial",
                                2026112001L,
                                "authoritative",
                                true,
                                "mx",
                                List.of("10 mail.example.org.")),
                        Map.of(
                                "name",
                                "ns2.example.net",
                                "addresses",
                                List.of(Asked.SECOND),
                                "address",
                                Asked.SECOND,
                                "authoritative",
                                false)),
                evidence.facts().get("servers"));
    }

    private static List<String> asked(FakeDns dns) {
        List<String> asked = dns.asked().stream()
                .map(query -> query
                        + query.server().map(server -> " at " + server.label()).orElse(""))
                .toList();
        assertEquals(new HashSet<>(asked).size(), asked.size(), "no question twice");
        return asked;
    }

    private static List<String> addressesAsked(FakeDns dns) {
        return dns.asked().stream()
                .map(Query::server)
                .flatMap(Optional::stream)
                .map(Server::address)
                .map(address -> address.getAddress().getHostAddress())
                .distinct()
                .toList();
    }
}
