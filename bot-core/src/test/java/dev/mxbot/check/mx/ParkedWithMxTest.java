package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParkedWithMxTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. TXT "v=spf1 -all"
                _dmarc.example.org. TXT "v=DMARC1; p=reject; adkim=s"
                """)).get(0);

        assertEquals(
                List.of("example.org. 3600 IN MX 0 ."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentForAReceiverThatSendsNothing() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. TXT "v=spf1 -all"
                """)));
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. TXT "v=spf1 -all"
                _dmarc.example.org. TXT "v=DMARC1; p=none; sp=reject"
                """)));
    }

    @Test
    void staysSilentForASender() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. TXT "v=spf1 mx -all"
                _dmarc.example.org. TXT "v=DMARC1; p=reject"
                """)));
    }

    @Test
    void staysSilentForANullMx() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 0 .
                example.org. TXT "v=spf1 -all"
                _dmarc.example.org. TXT "v=DMARC1; p=reject"
                """)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new ParkedWithMx().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
