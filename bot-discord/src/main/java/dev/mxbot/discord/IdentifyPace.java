package dev.mxbot.discord;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets new sessions begin no faster than a day has room for. Discord allows 1,000 a day and then resets the token. JDA mends a line by
 * resuming its session, which costs nothing; but where every resume is refused it begins a new one each time, every five seconds.
 */
final class IdentifyPace {
    /** Some at once, for a line that drops a few times in a row. */
    static final int AT_ONCE = 5;

    /** 720 a day. */
    static final Duration EACH = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(IdentifyPace.class);

    private final ScheduledExecutorService timer;
    private final Bucket bucket;
    private final Map<Object, Future<?>> waiting = new HashMap<>();

    IdentifyPace(ScheduledExecutorService timer, TimeMeter time) {
        this.timer = timer;
        this.bucket = Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(AT_ONCE).refillIntervally(1, EACH))
                .build();
    }

    /** Runs it when there is room for it: now, as a rule. */
    synchronized void begin(Object session, Runnable begin) {
        long wait = bucket.consumeIgnoringRateLimits(1);
        if (wait == 0) {
            begin.run();
            return;
        }
        log.warn(
                "Discord: too many new sessions of late; the next begins in {} s.",
                TimeUnit.NANOSECONDS.toSeconds(wait));
        waiting.put(
                session,
                timer.schedule(
                        () -> {
                            if (forget(session)) {
                                begin.run();
                            }
                        },
                        wait,
                        TimeUnit.NANOSECONDS));
    }

    /** It is no longer wanted. */
    synchronized boolean forget(Object session) {
        Future<?> waited = waiting.remove(session);
        if (waited != null) {
            waited.cancel(false);
        }
        return waited != null;
    }
}
