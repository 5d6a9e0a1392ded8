package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class NullMxWithoutAddressTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("example.org. MX 0 .")).get(0);

        assertEquals("example.org", finding.subject());
    }

    @Test
    void staysSilentWithAnAddress() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 0 .
                example.org. AAAA 2a01:4f8::7
                """)));
    }

    @Test
    void staysSilentWhenAnAddressCouldNotBeAsked() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 0 .").failing("example.org A")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new NullMxWithoutAddress().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
