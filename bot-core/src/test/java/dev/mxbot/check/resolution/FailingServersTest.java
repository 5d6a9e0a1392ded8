package dev.mxbot.check.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailingServersTest {
    private static final String ZONE = "example.org. MX 10 mail.example.org.";

    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone(ZONE)
                        .failing("example.org MX", Reason.SERVFAIL)
                        .failing("example.org MX +cd", Reason.SERVFAIL))
                .get(0);

        assertEquals("the look-up of example.org fails (SERVFAIL)", finding.title());
        assertEquals(
                List.of("example.org MX", "example.org MX without validation (CD=1)"),
                finding.evidence().stream().map(seen -> seen.question()).toList());
    }

    @Test
    void staysSilentWhenOnlyValidationFails() {
        assertEquals(List.of(), judge(FakeDns.zone(ZONE).failing("example.org MX", Reason.SERVFAIL)));
    }

    @Test
    void staysSilentWhenTheServersAreOnlySilent() {
        assertEquals(List.of(), judge(FakeDns.zone(ZONE).failing("example.org MX", Reason.TIMEOUT)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return Looked.judge(new FailingServers(), "example.org", dns);
    }
}
