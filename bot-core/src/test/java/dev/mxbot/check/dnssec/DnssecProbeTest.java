package dev.mxbot.check.dnssec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.lookup.dns.Query;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which questions this topic adds to those of the others. */
class DnssecProbeTest {
    private static final String ZONE = """
            example.org. SOA ns1.example.net. hostmaster.example.org. 2026112001 7200 900 1209600 300
            example.org. NS ns1.example.net.
            ns1.example.net. A 192.31.196.1
            example.org. MX 10 mail.example.org.
            mail.example.org. A 192.88.99.9
            """;
    private static final Set<String> OWN = Set.of("DS", "DNSKEY");

    @Test
    void anUnsignedDomainCostsNothing() {
        FakeDns dns = FakeDns.zone(ZONE);
        Examine.with(new DnssecProbe(), "example.org", dns);

        assertEquals(List.of(), added(dns));
        assertTrue(dns.asked().stream().noneMatch(Query::checkingDisabled));
    }

    @Test
    void aDomainThatDoesNotExistCostsNothing() {
        FakeDns dns = FakeDns.zone("");
        DnssecEvidence evidence = Examine.with(new DnssecProbe(), "example.org", dns);

        assertEquals(List.of(), added(dns));
        assertEquals("unknown", evidence.facts().get("status"));
    }

    @Test
    void aSignedDomainCostsTwoQuestions() {
        FakeDns dns = FakeDns.zone(
                ZONE + "example.org. RRSIG SOA 13 2 3600 20261215000000 20261101000000 1 example.org. c2ln");
        Examine.with(new DnssecProbe(), "example.org", dns);

        assertEquals(List.of("example.org DS", "example.org DNSKEY"), added(dns));
    }

    @Test
    void whatWasValidatedCostsNothing() {
        FakeDns dns = FakeDns.zone(
                        ZONE + "example.org. RRSIG SOA 13 2 3600 20261215000000 20261101000000 1 example.org. c2ln")
                .signed("example.org MX");
        DnssecEvidence evidence = Examine.with(new DnssecProbe(), "example.org", dns);

        assertEquals(List.of(), added(dns));
        assertEquals(true, evidence.facts().get("validated"));
    }

    private static List<String> added(FakeDns dns) {
        return dns.asked().stream()
                .filter(query -> OWN.contains(query.type().name()))
                .map(Query::toString)
                .distinct()
                .toList();
    }
}
