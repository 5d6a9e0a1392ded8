package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrivateAddressTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. 600 A 10.0.0.25
                """)).get(0);

        assertEquals(
                "MX 10 mx1.example.org: 10.0.0.25 cannot be reached from the Internet (private use, 10.0.0.0/8)",
                finding.title());
        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals("its only MX host has no address that can be reached from the Internet", finding.cause());
        assertEquals(
                List.of("mx1.example.org. 600 IN A 10.0.0.25"),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
        assertEquals(
                List.of("mx1.example.org. 3600 IN A <public address>"),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void isNoLossWhileAnotherHostWorks() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 100.64.0.9
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                """)).get(0);

        assertEquals(Severity.ERROR, finding.severity());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 mx1.example.org."),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
    }

    @Test
    void isNoLossBesideAPublicAddress() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 5.9.1.1
                mx1.example.org. A 192.168.1.10
                """)).get(0);

        assertEquals(Severity.ERROR, finding.severity());
        assertEquals(
                List.of("mx1.example.org. 3600 IN A 192.168.1.10"),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
    }

    @Test
    void judgesTheAddressThatStandsInForAnMx() {
        Finding finding = judge(FakeDns.zone("example.org. A 10.0.0.25")).get(0);

        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals(
                "it has no MX record, and the domain itself has no address that can be reached from the Internet",
                finding.cause());
    }

    @Test
    void staysSilentForPublicAddresses() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 5.9.1.1
                mx1.example.org. AAAA 2a01:4f8::1
                """)));
    }

    @Test
    void leavesTheLoopbackToItsOwnRule() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 127.0.0.1
                """)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new PrivateAddress().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
