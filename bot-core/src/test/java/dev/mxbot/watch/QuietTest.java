package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RELIABILITY.md P15, P16, F28: what is muted or within a window is not said; what outlives it is said then. */
class QuietTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Script script = new Script();

    @Test
    void troubleThatOutlivesTheMuteIsToldThen() {
        script.run("good");
        script.wishing(Script.WISHES.mutedUntil(script.now().plus(Duration.ofHours(2))));
        assertEquals("", script.run("bad bad"));
        assertEquals(Reason.MUTED, script.reason());
        Instant first = script.memory().incident().orElseThrow().firstBad();

        assertEquals("OPENED", script.run("wait=2h bad"));
        assertEquals(first, script.memory().incident().orElseThrow().firstBad());
        assertEquals("RESOLVED", script.run("good good"));
    }

    @Test
    void troubleThatDoesNotOutliveItIsNeverTold() {
        script.run("good");
        script.wishing(Script.WISHES.mutedUntil(script.now().plus(Duration.ofHours(2))));
        assertEquals("", script.run("bad bad good good wait=3h good good"));
    }

    @Test
    void theEndOfTroubleThatWasToldIsToldAfterwards() {
        script.run("good bad bad");
        script.wishing(Hand.mute(script.watched().watch(), Duration.ofHours(2), "U2", script.now())
                .wishes());
        assertEquals("", script.run("good good bad bad good good"));
        assertEquals("RESOLVED", script.run("wait=2h good"));
    }

    @Test
    void changesAreToldAfterwardsAsWhatIsLeftOfThem() {
        script.run("good");
        script.wishing(Script.WISHES.mutedUntil(script.now().plus(Duration.ofHours(3))));
        assertEquals("", script.run("mx=b good good mx=c good good"));
        assertEquals(2, script.recorded().size());
        assertEquals("CHANGED", script.run("wait=3h good good"));
        assertTrue(script.lastText().contains("1 a.example.net → 1 c.example.net"), script.lastText());
    }

    @Test
    void changesThatWereTakenBackAreNotTold() {
        script.run("good");
        script.wishing(Script.WISHES.mutedUntil(script.now().plus(Duration.ofHours(3))));
        assertEquals("", script.run("mx=b good good mx=a good good wait=3h good good"));
    }

    @Test
    void checksWhenTheQuietEnds() {
        script.run("good");
        Instant end = script.now().plus(Duration.ofMinutes(7));
        script.wishing(Script.WISHES.mutedUntil(end));
        script.run("good bad");
        assertTrue(!script.watched().next().isAfter(end) || script.now().isAfter(end));
    }

    @Test
    void staysSilentWithinAWindow() {
        script.run("good");
        script.wishing(Script.WISHES.within(
                List.of(new Window.Once(script.now(), script.now().plus(Duration.ofHours(1))))));
        assertEquals("", script.run("bad bad"));
        assertEquals(Reason.IN_WINDOW, script.reason());
        assertEquals("OPENED", script.run("wait=1h bad"));
    }

    @Test
    void unmutingTellsAtOnce() {
        script.run("good");
        script.wishing(Hand.mute(script.watched().watch(), Duration.ofDays(2), "U2", script.now())
                .wishes());
        script.run("bad bad");
        script.wishing(Hand.unmute(script.watched().watch(), "U2", script.now()).wishes());
        assertEquals("OPENED", script.run("bad"));
    }

    @Test
    void aWeeklyWindowKeepsToTheClockOfItsZone() {
        Window sunday = new Window.Weekly(DayOfWeek.SUNDAY, LocalTime.of(2, 30), Duration.ofHours(1), BERLIN);

        // In winter 02:30 is 01:30 UTC, in summer 00:30.
        assertEquals(Optional.of(at("2026-01-11T02:30:00Z")), sunday.end(at("2026-01-11T01:30:00Z")));
        assertEquals(Optional.empty(), sunday.end(at("2026-01-11T00:45:00Z")));
        assertEquals(Optional.of(at("2026-07-12T01:30:00Z")), sunday.end(at("2026-07-12T00:30:00Z")));
        assertEquals(Optional.empty(), sunday.end(at("2026-07-12T01:30:00Z")));
        // On 29 March there is no 02:30: the window begins at 03:30, which is 01:30 UTC.
        assertEquals(Optional.of(at("2026-03-29T02:30:00Z")), sunday.end(at("2026-03-29T01:30:00Z")));
        assertEquals(Optional.empty(), sunday.end(at("2026-03-29T01:29:59Z")));
        // On 25 October there are two: the first counts, which is 00:30 UTC.
        assertEquals(Optional.of(at("2026-10-25T01:30:00Z")), sunday.end(at("2026-10-25T00:30:00Z")));
        assertEquals(Optional.empty(), sunday.end(at("2026-10-25T01:30:00Z")));
    }

    @Test
    void aWeeklyWindowMayLastBeyondMidnightAndTheWeek() {
        Window weekend = new Window.Weekly(DayOfWeek.FRIDAY, LocalTime.of(22, 0), Duration.ofDays(3), ZoneOffset.UTC);

        assertEquals(Optional.of(at("2026-11-23T22:00:00Z")), weekend.end(at("2026-11-23T21:59:59Z")));
        assertEquals(Optional.empty(), weekend.end(at("2026-11-23T22:00:00Z")));
        assertEquals(Optional.empty(), weekend.end(at("2026-11-20T21:59:59Z")));
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
