package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TooManyHostsTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone(IntStream.rangeClosed(1, 11)
                        .mapToObj(i -> "example.org. MX " + i + " mx" + i + ".example.org.")
                        .collect(Collectors.joining("\n"))))
                .get(0);

        assertEquals("example.org has 11 MX hosts", finding.title());
    }

    @Test
    void staysSilentForTen() {
        assertEquals(
                List.of(),
                judge(FakeDns.zone(IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> "example.org. MX " + i + " mx" + i + ".example.org.")
                        .collect(Collectors.joining("\n")))));
    }

    @Test
    void readsAThousandHostsAndShowsAFew() {
        Finding finding = judge(FakeDns.zone(IntStream.rangeClosed(1, 1000)
                        .mapToObj(i -> "example.org. MX " + i + " mx" + i + ".example.org.")
                        .collect(Collectors.joining("\n"))))
                .get(0);

        assertTrue(finding.evidence().get(0).answer().endsWith("and 980 more"));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new TooManyHosts().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
