package dev.mxbot.check.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokenAliasTest {
    @Test
    void firesOnALoopThatTheResolverShows() {
        Finding finding = judge(FakeDns.zone("""
                        example.org. CNAME example.net.
                        example.net. CNAME example.org.
                        """)).get(0);

        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals("its aliases lead in a circle", finding.cause());
        assertEquals(
                "The aliases lead: example.org → example.net → example.org",
                finding.fixes().get(0).steps().get(0));
    }

    @Test
    void firesOnALoopThatTheResolverCallsServfail() {
        Finding finding = judge(FakeDns.zone("""
                        example.org. CNAME example.net.
                        example.net. CNAME example.org.
                        """)
                        .failing("example.org MX", Reason.SERVFAIL)
                        .failing("example.org MX +cd", Reason.SERVFAIL))
                .get(0);

        assertEquals("example.org is an alias that leads back to itself", finding.title());
    }

    @Test
    void firesOnATargetThatDoesNotExist() {
        Finding finding =
                judge(FakeDns.zone("example.org. CNAME gone.example.net.")).get(0);

        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals("it is an alias of gone.example.net, which does not exist", finding.cause());
    }

    @Test
    void firesOnNineSteps() {
        assertEquals(
                "example.org leads through more than 8 aliases to its answer",
                judge(chain(9)).get(0).title());
    }

    @Test
    void staysSilentOnEightSteps() {
        assertEquals(List.of(), judge(chain(8)));
    }

    private static FakeDns chain(int steps) {
        StringBuilder zone = new StringBuilder("example.org. CNAME a1.example.net.\n");
        for (int i = 1; i < steps; i++) {
            zone.append("a%d.example.net. CNAME a%d.example.net.%n".formatted(i, i + 1));
        }
        return FakeDns.zone(zone + "a%d.example.net. MX 10 mail.example.net.".formatted(steps));
    }

    private static List<Finding> judge(FakeDns dns) {
        return Looked.judge(new BrokenAlias(), "example.org", dns);
    }
}
