package dev.mxbot.check.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnusableAnswerTest {
    private static final String ZONE = "example.org. MX 10 mail.example.org.";

    @Test
    void fires() {
        assertEquals(
                "example.org could not be looked up: 192.0.2.53 answers with REFUSED",
                judge(FakeDns.zone(ZONE).failing("example.org MX", Reason.REFUSED))
                        .get(0)
                        .title());
    }

    @Test
    void staysSilentWhereAnotherCodeSpeaks() {
        assertEquals(List.of(), judge(FakeDns.zone(ZONE).failing("example.org MX", Reason.TIMEOUT)));
        assertEquals(List.of(), judge(FakeDns.zone(ZONE).failing("example.org MX", Reason.SERVFAIL)));
    }

    @Test
    void staysSilentOnAnAnswer() {
        assertEquals(List.of(), judge(FakeDns.zone("")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return Looked.judge(new UnusableAnswer(), "example.org", dns);
    }
}
