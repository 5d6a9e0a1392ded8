package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoIpv6Test {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 5.9.1.1
                """)).get(0);

        assertEquals("no MX host of example.org has an IPv6 address", finding.title());
    }

    @Test
    void staysSilentWhenOneHostHasIpv6() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. AAAA 2a01:4f8::1
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                """)));
    }

    @Test
    void staysSilentWhenIpv6CouldNotBeAsked() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 5.9.1.1
                """).failing("mx1.example.org AAAA")));
    }

    @Test
    void staysSilentWithoutMx() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. A 5.9.1.1")));
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 0 .")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new NoIpv6().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
