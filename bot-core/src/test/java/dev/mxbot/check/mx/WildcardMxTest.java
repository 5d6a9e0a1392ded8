package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class WildcardMxTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                *.example.org. MX 20 mx2.example.org.
                """)).get(0);

        assertEquals(
                "every name below example.org takes mail: *.example.org has MX 20 mx2.example.org", finding.title());
        assertEquals(
                List.of("*.example.org. 3600 IN MX 20 mx2.example.org."),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentWithoutWildcard() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 mx1.example.org.")));
    }

    @Test
    void staysSilentForAWildcardNullMx() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                *.example.org. MX 0 .
                """)));
    }

    @Test
    void staysSilentWhenItCouldNotBeAsked() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                *.example.org. MX 20 mx2.example.org.
                """).failing("*.example.org MX")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new WildcardMx().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
