package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** RELIABILITY.md P30: what is kept of a check when a channel is told something. */
class FoundTest {
    private static final Instant AT = Instant.parse("2026-11-20T14:02:00Z");

    @Test
    void keepsWhatWasAskedAndAnswered() {
        Finding finding = finding(7, "NXDOMAIN");

        Found found = Found.of(diagnosis(List.of(finding)), AT.plusSeconds(5));

        assertEquals(new Found(AT.plusSeconds(5), AT, Verdict.BROKEN, List.of(finding), 0), found);
    }

    /** T7: whatever somebody publishes, an alert costs no more than that. */
    @Test
    void keepsNoMoreThanThereIsRoomFor() {
        String huge = "x".repeat(70_000);
        List<Finding> many = IntStream.range(0, 300)
                .mapToObj(i -> finding(i, i % 2 == 0 ? huge : "short"))
                .toList();

        Found found = Found.of(diagnosis(many), AT);

        assertTrue(found.findings().toString().length() < 60_000);
        assertTrue(found.findings().size() > 3, "the worst are kept");
        assertEquals(300, found.findings().size() + found.leftOut());
        assertEquals(many.get(1), found.findings().get(1), "and those that are short as they are");
        assertTrue(found.findings().get(0).evidence().get(0).answer().endsWith("x…"));
    }

    @Test
    void onlyWhatIsSaidIsKept() {
        Script script = new Script();
        script.run("good bad");
        Watched watched = script.watched();
        Decider decider = new Decider(Duration.ofSeconds(60), new java.util.Random(1));
        Instant now = script.now().plusSeconds(60);

        Conclusion opened = decider.decide(watched, script.look("bad", now), now);
        assertEquals(Transition.OPENED, opened.announcements().get(0).transition());
        assertEquals(now, opened.found().orElseThrow().told());
        assertEquals(
                "mx.target.nxdomain",
                opened.found().orElseThrow().findings().get(0).code());
        Conclusion healthy = decider.decide(watched, script.look("good", now), now);
        assertEquals(List.of(), healthy.announcements());
        assertTrue(healthy.found().isEmpty());
        Watched muted = new Watched(
                watched.watch().with(Script.WISHES.mutedUntil(now.plusSeconds(60))),
                watched.memory(),
                9,
                now,
                watched.paused());
        assertTrue(decider.decide(muted, script.look("bad", now), now).found().isEmpty());
    }

    private static Finding finding(int number, String answer) {
        return new Finding(
                "mx.target.nxdomain",
                Severity.CRITICAL,
                Lane.RECEIVING,
                "mail" + number + ".example.net",
                "MX 10 mail" + number + ".example.net: the name does not exist",
                "Every sender gets a bounce.",
                "",
                List.of(new Observation(
                        "mail" + number + ".example.net A",
                        answer,
                        "192.0.2.53",
                        OptionalLong.of(60),
                        AT.minusSeconds(3))),
                List.of(),
                List.of(),
                List.of("RFC 5321 section 5.1"),
                false);
    }

    private static Diagnosis diagnosis(List<Finding> findings) {
        return new Diagnosis(
                DomainName.of("example.com"),
                AT,
                Verdict.BROKEN,
                Map.of(Lane.RECEIVING, Verdict.BROKEN),
                findings,
                Collections.unmodifiableSortedMap(new TreeMap<>()),
                31,
                0,
                Duration.ZERO,
                Duration.ofMillis(212),
                List.of(),
                List.of());
    }
}
