package dev.mxbot.watch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a channel is left alone after a try that failed: RELIABILITY.md P21. */
public final class RetryDelays {
    private static final Duration FIRST = Duration.ofSeconds(1);

    /** Nothing is put off for longer at once, so that a clock set back holds nothing up for longer either. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int DOUBLINGS = 10;

    private final RandomGenerator random;

    public RetryDelays(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Anything up to a bound that doubles with each failure, so that what failed together is not tried together again.
     *
     * @param failures in a row before this one
     * @param asked what the platform asked for; zero if it said nothing
     */
    Duration after(int failures, Duration asked) {
        if (!asked.isZero()) {
            return shorter(asked, LONGEST);
        }
        Duration bound = shorter(FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS)), LONGEST);
        return Duration.ofMillis(random.nextLong(bound.toMillis()) + 1);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
