package dev.mxbot.watch;

import java.time.Duration;

/**
 * How the outbox does, for whoever keeps an eye on it. What waits for a channel that is gone does not count.
 *
 * @param oldest how long the oldest of what waits has waited; zero if nothing does
 * @param dead given up, as far as it is still kept
 */
public record OutboxNumbers(long pending, Duration oldest, long dead) {}
