package dev.mxbot.watch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32;

/** When checks are due: each watch has a moment of its own within the interval, so that they do not all come at once (P25). */
public final class Due {
    private static final Duration BACKLOG = Duration.ofMinutes(10);

    private Due() {}

    /** The next moment of a watch; never sooner than half an interval from now, and never later than one and a half. */
    public static Instant next(String watchId, Duration every, Instant now) {
        long period = Math.max(1, every.toMillis());
        long soonest = now.toEpochMilli() + period / 2;
        long late = Math.floorMod(soonest - phase(watchId, period), period);
        return Instant.ofEpochMilli(late == 0 ? soonest : soonest + period - late);
    }

    /** When a watch that is due since long is checked: all of them within the interval, or ten minutes where that is shorter. */
    public static Instant spread(String watchId, Duration every, Instant now) {
        Duration within = every.compareTo(BACKLOG) < 0 ? every : BACKLOG;
        return now.plusMillis(phase(watchId, Math.max(1, within.toMillis())));
    }

    /** True if a watch should have been checked twice since it was (P23). */
    public static boolean isLate(Watched watched, Duration grace, Instant now) {
        Watch watch = watched.watch();
        return watched.paused().isEmpty()
                && watched.memory()
                        .times()
                        .run()
                        .orElse(watch.since())
                        .plus(watch.wishes().every().multipliedBy(2))
                        .plus(grace)
                        .isBefore(now);
    }

    private static long phase(String watchId, long period) {
        CRC32 hash = new CRC32();
        hash.update(watchId.getBytes(StandardCharsets.UTF_8));
        // A checksum of similar texts differs in its low bits; the multiplication carries them into all.
        return Math.floorMod((hash.getValue() * 0x9E3779B97F4A7C15L) >>> 16, period);
    }
}
