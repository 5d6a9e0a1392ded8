package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferentMxTest {
    @Test
    void fires() {
        Finding finding = judge("example.org. MX 10 mail.example.org.", "example.org. MX 10 mx.example.net.")
                .get(0);

        assertEquals("the name servers of example.org give different MX records for example.org", finding.title());
        assertEquals(
                List.of(
                        "ns1.example.net (192.31.196.1): 10 mail.example.org.",
                        "ns2.example.net (192.175.48.1): 10 mx.example.net."),
                finding.evidence().stream()
                        .map(seen -> seen.server() + ": " + seen.answer())
                        .toList());
    }

    @Test
    void firesOnAnotherPreference() {
        assertEquals(
                1,
                judge("example.org. MX 10 mail.example.org.", "example.org. MX 20 mail.example.org.")
                        .size());
    }

    @Test
    void firesOnDifferentAliases() {
        assertEquals(
                1,
                judge("example.org. CNAME a.example.net.", "example.org. CNAME b.example.net.")
                        .size());
    }

    @Test
    void staysSilentOnAnotherOrderTtlOrCase() {
        assertEquals(
                List.of(),
                judge(
                        "example.org. 300 MX 10 a.example.net.\nexample.org. 300 MX 20 b.example.net.",
                        "example.org. 60 MX 20 B.example.net.\nexample.org. 60 MX 10 A.example.net."));
    }

    @Test
    void leavesAMissingSetToItsOwnCode() {
        assertEquals(List.of(), judge("example.org. MX 10 mail.example.org.", ""));
    }

    private static List<Finding> judge(String first, String second) {
        return Asked.judge(
                new DifferentMx(),
                FakeDns.zone(Asked.ZONE + first).at(Asked.SECOND, FakeDns.zone(Asked.ZONE + second)));
    }
}
