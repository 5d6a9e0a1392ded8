package dev.mxbot.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When trouble that lasts is told again: rarely, and ever more rarely (P14). */
final class Reminders {
    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofHours(24);

    private Reminders() {}

    /** Empty if nobody wants reminders, or somebody has taken the incident, or the channel does not know of it. */
    static Optional<Instant> due(Wishes wishes, Incident incident) {
        boolean wanted = !wishes.remindEvery().isZero()
                && incident.acknowledged().isEmpty()
                && incident.ended().isEmpty();
        return incident.told()
                .filter(told -> wanted)
                .map(told -> told.last().plus(after(wishes, incident.reminders())));
    }

    /** Twice as long each time, but for the cap; a wish for fewer than the cap is kept. */
    private static Duration after(Wishes wishes, int reminders) {
        Duration first = wishes.remindEvery().compareTo(LEAST) < 0 ? LEAST : wishes.remindEvery();
        Duration most = first.compareTo(MOST) > 0 ? first : MOST;
        Duration grown = first.multipliedBy(1L << Math.min(reminders, 10));
        return grown.compareTo(most) > 0 ? most : grown;
    }
}
