package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferentSpfTest {
    private static final String OLD = Asked.ZONE.replace("2026112001", "2026111901");
    private static final String SPF = "example.org. TXT \"v=spf1 mx -all\"\n";

    @Test
    void fires() {
        Finding finding = judge(Asked.ZONE + SPF, OLD + SPF.replace("mx", "include:_spf.example.net"))
                .get(0);

        assertEquals("the name servers of example.org give different SPF records for example.org", finding.title());
        assertEquals("v=spf1 mx -all", finding.evidence().get(0).answer());
        assertEquals(
                "v=spf1 include:_spf.example.net -all",
                finding.evidence().get(1).answer());
    }

    @Test
    void firesWhereOnlyOneHasARecord() {
        assertEquals(
                "no SPF record",
                judge(Asked.ZONE + SPF, OLD).get(0).evidence().get(1).answer());
    }

    @Test
    void otherTextsMayDiffer() {
        assertEquals(List.of(), judge(Asked.ZONE + SPF, OLD + SPF + "example.org. TXT \"token=1\"\n"));
    }

    @Test
    void serversOfOneVersionAreNotAsked() {
        FakeDns dns = FakeDns.zone(Asked.ZONE + SPF);

        assertEquals(List.of(), Asked.judge(new DifferentSpf(), dns));
        assertTrue(
                dns.asked().stream().noneMatch(query -> query.server().isPresent() && query.type() == RecordType.TXT));
    }

    private static List<Finding> judge(String first, String second) {
        return Asked.judge(new DifferentSpf(), FakeDns.zone(first).at(Asked.SECOND, FakeDns.zone(second)));
    }
}
