package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookupsTest {
    @Test
    void fires() {
        Finding finding = Spf.judge(new TooManyLookups(), includes(11)).get(0);

        assertEquals("SPF needs 11 DNS lookups, 10 are allowed", finding.title());
        assertTrue(
                finding.fixes().get(0).steps().contains("include:n3.example costs 1 lookups."),
                finding.fixes().toString());
    }

    @Test
    void staysSilentAtTen() {
        assertEquals(List.of(), Spf.judge(new TooManyLookups(), includes(10)));
        assertEquals(1, Spf.judge(new ManyLookups(), includes(10)).size());
        assertEquals(1, Spf.judge(new ManyLookups(), includes(8)).size());
        assertEquals(List.of(), Spf.judge(new ManyLookups(), includes(7)));
    }

    @Test
    void leavesOutRepetitionsAndVoidIncludesFirst() {
        Finding finding = Spf.judge(
                        new TooManyLookups(),
                        Spf.record("v=spf1 include:n0.example " + list(0, 9) + "include:gone.example mx -all")
                                + zone(9))
                .get(0);

        assertEquals("\"v=spf1 " + list(0, 9) + "mx -all\"", Spf.added(finding));
    }

    @Test
    void saysAtLeastWhenAPartIsUnknown() {
        Finding finding = Spf.judge(
                        new TooManyLookups(), FakeDns.zone(includes(12)).failing("n5.example TXT"))
                .get(0);

        assertTrue(finding.title().contains("at least 12"), finding.title());
    }

    private static String includes(int count) {
        return Spf.record("v=spf1 " + list(0, count) + "-all") + zone(count);
    }

    private static String list(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "include:n" + i + ".example ")
                .collect(Collectors.joining());
    }

    private static String zone(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "n" + i + ".example. TXT \"v=spf1 ip4:192.0.2." + i + " -all\"\n")
                .collect(Collectors.joining());
    }
}
