package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnlyIpv6Test {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. AAAA 2a01:4f8::1
                """)).get(0);

        assertEquals("no MX host of example.org has an IPv4 address", finding.title());
        assertEquals(
                List.of("mx1.example.org. 3600 IN A <IPv4 address>"),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentWhenOneHostHasIpv4() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. AAAA 2a01:4f8::1
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                """)));
    }

    @Test
    void staysSilentWhenIpv4CouldNotBeAsked() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. AAAA 2a01:4f8::1
                """).failing("mx1.example.org A")));
    }

    @Test
    void staysSilentWhereNoHostWorks() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 mx1.example.org.")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new OnlyIpv6().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
