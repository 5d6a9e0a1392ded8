package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class AliasedServerTest {
    @Test
    void fires() {
        List<Finding> findings = judge("ns3.example.net. CNAME ns1.example.net.");

        assertEquals(1, findings.size());
        assertEquals(
                "the NS record of example.org names ns3.example.net, an alias of ns1.example.net",
                findings.get(0).title());
    }

    @Test
    void staysSilentOnAddresses() {
        assertEquals(List.of(), judge("ns3.example.net. A 192.52.193.53"));
    }

    private static List<Finding> judge(String server) {
        return Asked.judge(
                new AliasedServer(), FakeDns.zone(Asked.ZONE + "example.org. NS ns3.example.net.\n" + server));
    }
}
