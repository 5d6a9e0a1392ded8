package dev.mxbot.check.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class BogusSignaturesTest {
    private static final String ZONE = "example.org. MX 10 mail.example.org.";

    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone(ZONE).failing("example.org MX", Reason.SERVFAIL))
                .get(0);

        assertEquals("its DNSSEC validation fails", finding.cause());
        assertEquals(
                List.of("SERVFAIL (asked in a test)", "10 mail.example.org."),
                finding.evidence().stream().map(seen -> seen.answer()).toList());
    }

    @Test
    void firesWhereTheUncheckedAnswerIsAnAbsence() {
        assertEquals(
                1,
                judge(FakeDns.zone("example.org. TXT hello").failing("example.org MX", Reason.SERVFAIL))
                        .size());
    }

    @Test
    void staysSilentWhenTheUncheckedAnswerFailsAsWell() {
        assertEquals(
                List.of(),
                judge(FakeDns.zone(ZONE)
                        .failing("example.org MX", Reason.SERVFAIL)
                        .failing("example.org MX +cd", Reason.SERVFAIL)));
    }

    @Test
    void staysSilentAfterATimeout() {
        assertEquals(List.of(), judge(FakeDns.zone(ZONE).failing("example.org MX")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return Looked.judge(new BogusSignatures(), "example.org", dns);
    }
}
