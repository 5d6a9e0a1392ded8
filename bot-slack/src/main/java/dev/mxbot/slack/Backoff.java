package dev.mxbot.slack;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before trying again: longer each time, and never at the same moment as everybody else. */
final class Backoff {
    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final long FIRST_MILLIS = 1_000;
    private static final int MOST_DOUBLINGS = 6;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Between half of and the whole wait that is due. */
    Duration next() {
        long whole = Math.min(LONGEST.toMillis(), FIRST_MILLIS << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
    }

    void reset() {
        failures = 0;
    }
}
