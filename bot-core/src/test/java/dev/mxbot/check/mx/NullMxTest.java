package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class NullMxTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("example.org. MX 0 .")).get(0);

        assertEquals("example.org takes no mail, and says so (null MX)", finding.title());
    }

    @Test
    void staysSilentBesideOtherRecords() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 0 .
                example.org. MX 10 mx1.example.org.
                """)));
    }

    @Test
    void leavesAnotherPreferenceToItsOwnRule() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 .")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new NullMx().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
