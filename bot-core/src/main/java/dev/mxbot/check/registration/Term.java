package dev.mxbot.check.registration;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Until when something is registered, seen from now. */
record Term(Instant end, Instant now) {
    boolean isOver() {
        return !end.isAfter(now);
    }

    boolean endsWithin(Duration time) {
        return !isOver() && !end.isAfter(now.plus(time));
    }

    /** The day, in UTC: {@code 2026-12-01}. */
    String day() {
        return end.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** {@code in 12 days}, for an end to come. */
    String left() {
        long days = Duration.between(now, end).toDays();
        return days == 0 ? "within a day" : days == 1 ? "in one day" : "in " + days + " days";
    }
}
