package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxiedHostTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 104.21.7.9
                """)).get(0);

        assertEquals(
                "MX 10 mx1.example.org: 104.21.7.9 is Cloudflare's web proxy, which takes no mail", finding.title());
        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals("its only MX host stands behind a web proxy, which takes no mail", finding.cause());
    }

    @Test
    void isNoLossWhileAnotherHostWorks() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. AAAA 2606:4700::6812:1
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                """)).get(0);

        assertEquals(Severity.ERROR, finding.severity());
    }

    @Test
    void staysSilentForTheNetworksOwnMailService() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 route1.mx.cloudflare.net.
                route1.mx.cloudflare.net. A 162.159.205.11
                """)));
    }

    @Test
    void staysSilentForOtherAddresses() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 104.32.0.1
                """)));
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. AAAA 2a01:4f8::1
                """)));
    }

    @Test
    void staysSilentForAWebSiteThatSendsNothing() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. A 104.21.7.9
                example.org. TXT "v=spf1 -all"
                """)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new ProxiedHost().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
