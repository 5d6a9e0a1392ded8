package dev.mxbot.check.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
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
        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals(
                List.of("SERVFAIL (asked in a test)", "10 mail.example.org."),
                finding.evidence().stream().map(seen -> seen.answer()).toList());
    }

    /** A DS record that matches no key says why, and is the finding that counts. */
    @Test
    void isARemarkWhereTheCauseIsKnown() {
        String ds = "example.org. DS 12345 13 2 " + "ab".repeat(32) + "\n";
        Finding finding = judge(FakeDns.zone(ds + ZONE).failing("example.org MX", Reason.SERVFAIL))
                .get(0);

        assertEquals(Severity.NOTICE, finding.severity());
        assertEquals("", finding.cause());
        assertEquals(2, finding.evidence().size());
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
