package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerWithoutAddressTest {
    private static final String ZONE = Asked.ZONE + "example.org. NS ns3.example.net.\n";

    @Test
    void firesOnANameThatDoesNotExist() {
        assertEquals(
                "ns3.example.net is a name server of example.org and does not exist",
                judge(FakeDns.zone(ZONE)).get(0).title());
    }

    @Test
    void firesOnANameWithoutAddress() {
        assertEquals(
                "ns3.example.net is a name server of example.org and has no address",
                judge(FakeDns.zone(ZONE + "ns3.example.net. TXT hello")).get(0).title());
    }

    @Test
    void staysSilentWhenOneFamilyCouldNotBeAsked() {
        assertEquals(List.of(), judge(FakeDns.zone(ZONE).failing("ns3.example.net AAAA")));
    }

    @Test
    void staysSilentOnIpv6Alone() {
        assertEquals(List.of(), judge(FakeDns.zone(ZONE + "ns3.example.net. AAAA 2620:4f:8000::1")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return Asked.judge(new ServerWithoutAddress(), dns);
    }
}
