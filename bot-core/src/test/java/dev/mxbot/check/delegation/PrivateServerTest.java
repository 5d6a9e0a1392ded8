package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrivateServerTest {
    @Test
    void fires() {
        assertEquals(
                "ns3.example.net is a name server of example.org with the address 10.0.0.53 (10.0.0.0/8, private use,"
                        + " RFC 1918)",
                judge("ns3.example.net. A 10.0.0.53").get(0).title());
    }

    @Test
    void staysSilentOnPublicAddresses() {
        assertEquals(List.of(), judge("ns3.example.net. A 192.52.193.53"));
    }

    private static List<Finding> judge(String address) {
        return Asked.judge(
                new PrivateServer(), FakeDns.zone(Asked.ZONE + "example.org. NS ns3.example.net.\n" + address));
    }
}
