package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixedNullMxTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 0 .
                example.org. MX 10 mx1.example.org.
                """)).get(0);

        assertEquals("example.org has a null MX (takes no mail) beside MX 10 mx1.example.org", finding.title());
        assertEquals(
                List.of("example.org. 3600 IN MX 0 ."),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 mx1.example.org."),
                finding.fixes().get(1).remove().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentAlone() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 0 .")));
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 mx1.example.org.")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new MixedNullMx().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
