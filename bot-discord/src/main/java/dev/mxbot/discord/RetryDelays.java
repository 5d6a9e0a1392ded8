package dev.mxbot.discord;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: doubling, up to a ceiling, and spread so that many bots do not return in step.
 *
 * @param first the wait after the first failure
 * @param longest the ceiling
 */
public record RetryDelays(Duration first, Duration longest) {
    /** Discord counts logins (1000 a day) and refused requests (10,000 in ten minutes); five minutes apart stays far below both. */
    public static final RetryDelays USUAL = new RetryDelays(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private static final int MOST_DOUBLINGS = 20;

    /** The wait after so many failures in a row, the first being 1: between half and the whole of the doubled delay. */
    Duration after(int failures, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        long whole = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
    }
}
