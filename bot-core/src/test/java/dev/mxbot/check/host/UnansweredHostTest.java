package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnansweredHostTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 5.9.1.1
                """).failing("mx1.example.org A").failing("mx1.example.org AAAA"))
                .get(0);

        assertEquals("MX 10 mx1.example.org: its addresses could not be looked up", finding.title());
        assertEquals(true, finding.decisive());
        assertEquals("no reply (asked in a test)", finding.evidence().get(0).answer());
    }

    @Test
    void decidesNothingWhileAnotherHostWorks() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                """).failing("mx1.example.org A").failing("mx1.example.org AAAA"))
                .get(0);

        assertEquals(false, finding.decisive());
    }

    @Test
    void namesTheFamilyThatIsNotKnown() {
        Finding finding =
                judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 5.9.1.1
                """).failing("mx1.example.org AAAA")).get(0);

        assertEquals("MX 10 mx1.example.org: its AAAA records could not be looked up", finding.title());
        assertEquals(false, finding.decisive());
    }

    @Test
    void staysSilentOnAnAuthoritysWord() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 mx1.example.org.")));
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 5.9.1.1
                """)));
    }

    @Test
    void staysSilentWhereOneAnswerSaysThatTheNameDoesNotExist() {
        assertEquals(
                List.of(),
                judge(FakeDns.zone("example.org. MX 10 mx1.example.org.").failing("mx1.example.org AAAA")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new UnansweredHost().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
