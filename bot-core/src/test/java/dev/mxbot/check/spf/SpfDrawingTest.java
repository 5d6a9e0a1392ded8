package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpfDrawingTest {
    @Test
    void drawsEachRecordWithWhatItsTermsCost() {
        Map<?, ?> tree = drawn("""
                example.org.  TXT "v=spf1 a include:one.example ip4:192.0.2.1 include:gone.example -all mx"
                one.example.  TXT "v=spf1 include:two.example ~all"
                two.example.  TXT "v=spf1 mx exists:three.example -all"
                """);

        assertEquals("example.org", tree.get("domain"));
        assertEquals(6, tree.get("lookups"));
        assertEquals(1, tree.get("voidLookups"));
        assertEquals(
                List.of(
                        "a 1 1",
                        "include:one.example 4 5",
                        "ip4:192.0.2.1 0 5",
                        "include:gone.example 1 6",
                        "-all 0 6",
                        "mx 0 6"),
                terms(tree).stream()
                        .map(term -> term.get("term") + " " + term.get("lookups") + " " + term.get("total"))
                        .toList());
        assertEquals("absent", include(tree, 3).get("status"));
        Map<?, ?> two = include(include(tree, 1), 0);
        assertEquals("two.example", two.get("domain"));
        assertEquals("v=spf1 mx exists:three.example -all", two.get("record"));
        assertEquals(2, two.get("lookups"));
    }

    @Test
    void aLoopIsDrawnOnce() {
        Map<?, ?> tree = drawn("""
                example.org.  TXT "v=spf1 include:one.example -all"
                one.example.  TXT "v=spf1 include:example.org -all"
                """);

        Map<?, ?> again = include(include(tree, 0), 0);
        assertEquals("loop", again.get("status"));
        assertFalse(again.containsKey("terms"));
    }

    @Test
    void aTreeWithoutEndIsCut() {
        String zone = Spf.record("v=spf1 "
                        + IntStream.range(0, 10)
                                .mapToObj(i -> "include:a" + i + ".example ")
                                .collect(Collectors.joining())
                        + "-all")
                + IntStream.range(0, 10)
                        .mapToObj(
                                i -> "a" + i + ".example. TXT \"v=spf1 " + "include:b.example ".repeat(12) + "-all\"\n")
                        .collect(Collectors.joining())
                + "b.example. TXT \"v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ip4:192.0.2.3 -all\"\n";

        assertEquals(400, count(drawn(zone)));
    }

    private static int count(Map<?, ?> record) {
        int terms = 0;
        for (int i = 0; i < terms(record).size(); i++) {
            terms += 1 + (terms(record).get(i).containsKey("include") ? count(include(record, i)) : 0);
        }
        return terms;
    }

    private static Map<?, ?> drawn(String zone) {
        return map(Spf.evidence(FakeDns.zone(zone)).facts().get("tree"));
    }

    private static List<Map<?, ?>> terms(Map<?, ?> record) {
        return record.get("terms") instanceof List<?> terms
                ? terms.stream().<Map<?, ?>>map(term -> (Map<?, ?>) term).toList()
                : List.of();
    }

    private static Map<?, ?> include(Map<?, ?> record, int term) {
        return map(terms(record).get(term).get("include"));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
