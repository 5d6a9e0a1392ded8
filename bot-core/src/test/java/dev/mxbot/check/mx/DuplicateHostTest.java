package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicateHostTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 MX1.example.org.
                example.org. MX 30 mx2.example.org.
                """)).get(0);

        assertEquals("mx1.example.org stands in 2 MX records, with preferences 10 and 20", finding.title());
        assertEquals(
                List.of("example.org. 3600 IN MX 20 MX1.example.org."),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentForDistinctHosts() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 mx2.example.org.
                """)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new DuplicateHost().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
