package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class NullMxPreferenceTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("example.org. 900 MX 10 .")).get(0);

        assertEquals(
                List.of("example.org. 900 IN MX 10 ."),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
        assertEquals(
                List.of("example.org. 3600 IN MX 0 ."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentAtZero() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 0 .")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new NullMxPreference().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
