package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class SingleNetworkTest {
    @Test
    void fires() {
        assertEquals(
                "all 2 name servers of example.org stand in 192.31.196.0/24",
                judge("A 192.31.196.1", "A 192.31.196.200").get(0).title());
    }

    @Test
    void firesOnOneIpv6Network() {
        assertEquals(
                "all 2 name servers of example.org stand in 2620:4f:8000::/48",
                judge("AAAA 2620:4f:8000::1", "AAAA 2620:4f:8000:7::1").get(0).title());
    }

    @Test
    void staysSilentOnTwoNetworks() {
        assertEquals(List.of(), judge("A 192.31.196.1", "A 192.31.197.1"));
    }

    @Test
    void staysSilentWhenEachHasAFamilyOfItsOwn() {
        assertEquals(List.of(), judge("A 192.31.196.1", "AAAA 2620:4f:8000::1"));
    }

    @Test
    void staysSilentWhenAnAddressCouldNotBeAsked() {
        assertEquals(
                List.of(),
                Asked.judge(
                        new SingleNetwork(),
                        zone("A 192.31.196.1", "A 192.31.196.200").failing("ns2.example.net AAAA")));
    }

    private static List<Finding> judge(String first, String second) {
        return Asked.judge(new SingleNetwork(), zone(first, second));
    }

    private static FakeDns zone(String first, String second) {
        return FakeDns.zone(Asked.ZONE.replace("A 192.31.196.1", first).replace("A 192.175.48.1", second));
    }
}
