package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class FewServersTest {
    @Test
    void fires() {
        assertEquals(
                "example.org has a single name server, ns1.example.net",
                judge(FakeDns.zone("example.org. NS ns1.example.net.")).get(0).title());
    }

    @Test
    void staysSilentOnTwo() {
        assertEquals(List.of(), judge(FakeDns.zone(Asked.ZONE)));
    }

    @Test
    void staysSilentWhenTheyCouldNotBeLookedUp() {
        assertEquals(List.of(), judge(FakeDns.zone(Asked.ZONE).failing("example.org NS")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return Asked.judge(new FewServers(), dns);
    }
}
