package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** RELIABILITY.md P23, P25, P27: checks are spread, and none is asked for twice. */
class DueTest {
    private static final Duration EVERY = Duration.ofMinutes(15);

    @Test
    void eachWatchHasAMomentOfItsOwn() {
        Instant now = Script.START;
        List<Instant> due = IntStream.range(0, 900)
                .mapToObj(i -> Due.next("watch" + i, EVERY, now))
                .toList();

        long[] perMinute = new long[15];
        due.forEach(at -> perMinute[
                (int) (Duration.between(now.plus(EVERY.dividedBy(2)), at).toSeconds() / 60)]++);
        for (long number : perMinute) {
            assertTrue(number > 30 && number < 90, () -> "60 expected a minute, " + Arrays.toString(perMinute));
        }
    }

    @Test
    void keepsItsInterval() {
        Instant first = Due.next("w", EVERY, Script.START);

        assertEquals(first.plus(EVERY), Due.next("w", EVERY, first));
        assertEquals(first.plus(EVERY), Due.next("w", EVERY, first.plusSeconds(40)));
        assertEquals(first.plus(EVERY), Due.next("w", EVERY, first.minusSeconds(40)));
    }

    @Test
    void aClockThatLeapsDelaysByNoMoreThanAnIntervalAndAHalf() {
        for (int minutes : new int[] {-60, 60}) {
            Instant now = Script.START.plus(Duration.ofMinutes(minutes));
            Duration wait = Duration.between(now, Due.next("w", EVERY, now));
            assertTrue(wait.compareTo(EVERY.multipliedBy(3).dividedBy(2)) <= 0 && !wait.isNegative());
        }
    }

    @Test
    void aBacklogIsSpreadOverTheIntervalOrTenMinutes() {
        assertEquals(10, minutes(Duration.ofHours(6)));
        assertEquals(5, minutes(Duration.ofMinutes(5)));
    }

    private static long minutes(Duration every) {
        return IntStream.range(0, 500)
                .mapToObj(i -> Due.spread("watch" + i, every, Script.START))
                .map(at -> Duration.between(Script.START, at).toMinutes())
                .distinct()
                .count();
    }

    @Test
    void isLateAfterTwoMissedChecks() {
        Script script = new Script();
        script.run("good unknown");
        Instant ran = script.now();

        assertFalse(Due.isLate(script.watched(), Duration.ofMinutes(1), ran.plus(Duration.ofMinutes(31))));
        assertTrue(Due.isLate(script.watched(), Duration.ofMinutes(1), ran.plus(Duration.ofMinutes(32))));
    }
}
