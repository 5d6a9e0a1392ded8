package dev.mxbot.check.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilentServersTest {
    private static final String ZONE = "example.org. MX 10 mail.example.org.";

    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone(ZONE).failing("example.org MX")).get(0);

        assertEquals("no answer about example.org came in time", finding.title());
        assertEquals("no reply (asked in a test)", finding.evidence().get(0).answer());
    }

    @Test
    void staysSilentOnAnError() {
        assertEquals(List.of(), judge(FakeDns.zone(ZONE).failing("example.org MX", Reason.REFUSED)));
    }

    @Test
    void staysSilentOnAnAnswer() {
        assertEquals(List.of(), judge(FakeDns.zone(ZONE)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return Looked.judge(new SilentServers(), "example.org", dns);
    }
}
