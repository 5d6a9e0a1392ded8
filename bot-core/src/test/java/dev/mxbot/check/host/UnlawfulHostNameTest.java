package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnlawfulHostNameTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mail_1.example.org.
                mail_1.example.org. A 5.9.1.7
                """)).get(0);

        assertEquals("MX 10 mail_1.example.org: \"mail_1\" is no part of a host name", finding.title());
        assertEquals(Severity.WARNING, finding.severity());
    }

    @Test
    void seesHyphensThatAnnounceNoIdn() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 ab--cd.example.org.
                ab--cd.example.org. A 5.9.1.7
                """)).get(0);

        assertEquals("ab--cd.example.org", finding.subject());
    }

    @Test
    void isALossWhereTheNameIsImpossible() {
        Finding finding = judge(FakeDns.zone("example.org. MX 10 http://mail.example.org."))
                .get(0);

        assertEquals(Severity.CRITICAL, finding.severity());
    }

    @Test
    void seesANumericTop() {
        Finding finding =
                judge(FakeDns.zone("example.org. MX 10 mail.example.123.")).get(0);

        assertEquals("MX 10 mail.example.123: its last label is a number, as in no host name", finding.title());
    }

    @Test
    void staysSilentForHostNames() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 xn--mnchen-3ya.example.org.
                xn--mnchen-3ya.example.org. A 5.9.1.7
                """)));
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 3com.example.org.
                3com.example.org. A 5.9.1.7
                """)));
    }

    @Test
    void leavesAnUnderscoreThatDoesNotExistToItsOwnRule() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 mail_1.example.org.")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new UnlawfulHostName().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
