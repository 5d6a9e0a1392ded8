package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopbackAddressTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 127.0.0.1
                """)).get(0);

        assertEquals(
                "MX 10 mx1.example.org: 127.0.0.1 is the loopback address, each sender's own machine", finding.title());
        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals("its only MX host has a loopback address", finding.cause());
    }

    @Test
    void seesIpv6() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. AAAA ::1
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                """)).get(0);

        assertEquals("MX 10 mx1.example.org: ::1 is the loopback address, each sender's own machine", finding.title());
        assertEquals(Severity.ERROR, finding.severity());
    }

    @Test
    void staysSilentForOtherAddresses() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 10.0.0.1
                """)));
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 5.9.1.1
                """)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new LoopbackAddress().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
