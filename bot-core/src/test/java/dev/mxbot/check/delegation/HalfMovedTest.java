package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class HalfMovedTest {
    private static final String BOTH = """
            example.org. NS ns1.old-host.net.
            example.org. NS ns1.new-host.com.
            ns1.old-host.net. A 192.31.196.1
            ns1.new-host.com. A 192.175.48.1
            """;
    private static final String OLD = """
            example.org. SOA ns1.old-host.net. dns.old-host.net. 7 7200 900 1209600 300
            example.org. MX 10 mail.old-host.net.
            """;
    private static final String NEW = """
            example.org. SOA ns1.new-host.com. dns.new-host.com. 2026112001 7200 900 1209600 300
            example.org. MX 1 mail.new-host.com.
            """;

    @Test
    void fires() {
        Finding finding = judge(OLD, NEW).get(0);

        assertEquals(
                "the name servers of example.org belong to 2 DNS hosts that serve different zones:"
                        + " ns1.new-host.com against ns1.old-host.net",
                finding.title());
        assertEquals(4, finding.evidence().size());
    }

    @Test
    void firesWhereOneZoneHasNoMx() {
        assertEquals(1, judge(OLD, NEW.lines().findFirst().orElseThrow()).size());
    }

    /** One cause, one finding: what follows from the unfinished move is not told again. */
    @Test
    void speaksForTheDifferencesThatFollow() {
        for (String other : List.of(NEW, NEW.lines().findFirst().orElseThrow())) {
            DelegationEvidence evidence = Asked.about("example.org", served(OLD, other));

            assertEquals(1, new HalfMoved().judge(evidence).size());
            assertEquals(List.of(), new DifferentMx().judge(evidence));
            assertEquals(List.of(), new PartlyMissingMx().judge(evidence));
            assertEquals(List.of(), new DifferentSerials().judge(evidence));
        }
    }

    /** Two DNS hosts, kept equal on purpose. */
    @Test
    void staysSilentWhenTheRecordsAreTheSame() {
        assertEquals(List.of(), judge(OLD, NEW.replaceFirst("MX.*", "MX 10 mail.old-host.net.")));
    }

    /** A change under way at one DNS host has its own code. */
    @Test
    void staysSilentWhenItIsOneZone() {
        assertEquals(List.of(), judge(OLD, OLD.replace(" 7 ", " 8 ").replace("mail.", "mx.")));
    }

    @Test
    void staysSilentWithinOneDnsHost() {
        String servers = BOTH.replace("ns1.new-host.com", "ns2.old-host.net");
        FakeDns dns =
                FakeDns.zone(servers).at("192.31.196.1", FakeDns.zone(OLD)).at("192.175.48.1", FakeDns.zone(NEW));

        assertEquals(List.of(), Asked.judge(new HalfMoved(), dns));
    }

    private static List<Finding> judge(String first, String second) {
        return Asked.judge(new HalfMoved(), served(first, second));
    }

    private static FakeDns served(String first, String second) {
        return FakeDns.zone(BOTH).at("192.31.196.1", FakeDns.zone(first)).at("192.175.48.1", FakeDns.zone(second));
    }
}
