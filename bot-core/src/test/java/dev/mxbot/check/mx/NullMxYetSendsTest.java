package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class NullMxYetSendsTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 0 .
                example.org. TXT "v=spf1 ip4:5.9.1.0/24 -all"
                """)).get(0);

        assertEquals(
                List.of("example.org. 3600 IN TXT \"v=spf1 ip4:5.9.1.0/24 -all\""),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
        assertEquals(
                List.of("example.org. 3600 IN TXT \"v=spf1 -all\""),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 <mail host>."),
                finding.fixes().get(1).add().stream().map(Object::toString).toList());
        assertEquals(List.of("mail host"), finding.fixes().get(1).needs());
    }

    @Test
    void staysSilentWhenNobodyMaySend() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 0 .
                example.org. TXT "v=spf1 -all"
                """)));
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 0 .")));
    }

    @Test
    void staysSilentWhenItReceives() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. TXT "v=spf1 mx -all"
                """)));
    }

    @Test
    void staysSilentWhenTheTextCouldNotBeAsked() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 0 .").failing("example.org TXT")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new NullMxYetSends().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
