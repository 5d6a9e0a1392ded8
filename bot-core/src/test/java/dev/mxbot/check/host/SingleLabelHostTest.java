package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class SingleLabelHostTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mail.
                mail.example.org. A 5.9.1.7
                """)).get(0);

        assertEquals("MX 10 mail: a name without a dot is no host on the Internet", finding.title());
        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 mail.example.org."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void leavesRoomForTheAddress() {
        Finding finding = judge(FakeDns.zone("example.org. MX 10 mail.")).get(0);

        assertEquals(
                List.of("example.org. 3600 IN MX 10 mail.example.org.", "mail.example.org. 3600 IN A <address>"),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentForANameWithADot() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 mx1.example.org.")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new SingleLabelHost().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
