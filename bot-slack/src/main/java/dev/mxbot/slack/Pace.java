package dev.mxbot.slack;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Keeps what is posted in one channel a second apart, and out of a channel for as long as Slack asks; other channels do not notice.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">Rate limits</a>
 */
final class Pace {
    static final Duration APART = Duration.ofSeconds(1);

    /** Who is further behind than this comes again instead of waiting here. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private final Map<String, Long> freeAt = new HashMap<>();

    /**
     * @param nanos a count that only grows, as {@link System#nanoTime()}
     */
    Pace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * When a channel may be posted in.
     *
     * @param taken false if that is too far away for a turn to be kept
     * @param in from now
     */
    record Turn(boolean taken, Duration in) {}

    /** Takes the next turn. */
    synchronized Turn take(String channel) {
        long now = nanos.getAsLong();
        freeAt.values().removeIf(at -> at - now <= 0);
        long at = freeAt.getOrDefault(channel, now);
        Duration wait = Duration.ofNanos(at - now);
        if (wait.compareTo(LONGEST) > 0) {
            return new Turn(false, wait);
        }
        freeAt.put(channel, at + APART.toNanos());
        return new Turn(true, wait);
    }

    /** No turn for so long. */
    synchronized void hold(String channel, Duration pause) {
        long until = nanos.getAsLong() + pause.toNanos();
        freeAt.merge(channel, until, (old, held) -> old - held < 0 ? held : old);
    }
}
