package dev.mxbot.check.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisagreeingResolversTest {
    private static final String OLD = "example.org. MX 10 old.example.net.";
    private static final String SERVERS = """
            example.org. SOA ns1.example.net. hostmaster.example.org. 2026112001 7200 900 1209600 300
            example.org. NS ns1.example.net.
            example.org. NS ns2.example.net.
            ns1.example.net. A 192.31.196.1
            ns2.example.net. A 192.175.48.1
            """;
    private static final String NEW = "example.org. MX 10 new.example.net.";

    @Test
    void fires() {
        Finding finding =
                judge(FakeDns.zone(NEW).at("192.0.2.54", FakeDns.zone(OLD))).get(0);

        assertEquals("2 resolvers give 2 different answers for the MX records of example.org", finding.title());
        assertEquals(
                List.of("192.0.2.53: 10 new.example.net.", "192.0.2.54: 10 old.example.net."),
                finding.evidence().stream()
                        .map(seen -> seen.server() + ": " + seen.answer())
                        .toList());
    }

    @Test
    void firesWhenOneResolverSaysThereIsNone() {
        assertEquals(
                1,
                judge(FakeDns.zone(NEW).at("192.0.2.54", FakeDns.zone("example.org. TXT hello")))
                        .size());
    }

    /** Then the topic of the name servers tells of a change under way, as a notice. */
    @Test
    void staysSilentWhileAResolverHoldsWhatTheServersNoLongerGive() {
        FakeDns dns = FakeDns.zone(SERVERS + NEW).at("192.0.2.54", FakeDns.zone(OLD));

        assertEquals(List.of(), judge(dns));
    }

    @Test
    void staysSilentWhereTheServersThemselvesSayBoth() {
        FakeDns dns = FakeDns.zone(SERVERS + NEW)
                .at("192.0.2.54", FakeDns.zone(OLD))
                .at("192.31.196.1", FakeDns.zone(SERVERS + NEW))
                .at("192.175.48.1", FakeDns.zone(SERVERS + OLD));

        assertEquals(List.of(), judge(dns));
    }

    @Test
    void firesWhereTheServersSayBothAndAResolverSomethingElse() {
        FakeDns dns = FakeDns.zone(SERVERS + NEW)
                .at("192.0.2.54", FakeDns.zone("example.org. MX 10 third.example.net."))
                .at("192.31.196.1", FakeDns.zone(SERVERS + NEW))
                .at("192.175.48.1", FakeDns.zone(SERVERS + OLD));

        assertEquals(1, judge(dns).size());
    }

    @Test
    void staysSilentOnAnotherOrderTtlOrCase() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                                example.org. 300 MX 10 a.example.net.
                                example.org. 300 MX 20 b.example.net.
                                """).at("192.0.2.54", FakeDns.zone("""
                                example.org. 60 MX 20 B.example.net.
                                example.org. 60 MX 10 A.EXAMPLE.net.
                                """))));
    }

    @Test
    void staysSilentWhenOneDoesNotAnswer() {
        assertEquals(
                List.of(),
                judge(FakeDns.zone(NEW).at("192.0.2.54", FakeDns.zone(NEW).failing("example.org MX"))));
    }

    private static List<Finding> judge(FakeDns dns) {
        return Looked.judge(new DisagreeingResolvers(), "example.org", dns, "192.0.2.53", "192.0.2.54");
    }
}
