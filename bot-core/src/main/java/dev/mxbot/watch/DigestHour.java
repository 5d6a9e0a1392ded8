package dev.mxbot.watch;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a digest comes, by the clock of a zone: daylight saving moves it.
 *
 * @param day of the week; empty for every day
 */
public record DigestHour(Optional<DayOfWeek> day, LocalTime time, ZoneId zone) {
    /** The latest moment that was one, this one included. */
    Instant latest(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate last = day.map(one -> today.with(TemporalAdjusters.previousOrSame(one)))
                .orElse(today);
        LocalDate before = last.minusDays(day.isPresent() ? 7 : 1);
        // A time that the clock leaps over is as much later as the leap is long; of two of a kind the first counts.
        return Stream.of(last, before)
                .map(date -> ZonedDateTime.of(date, time, zone).toInstant())
                .filter(at -> !at.isAfter(now))
                .findFirst()
                .orElseGet(() -> ZonedDateTime.of(before, time, zone).toInstant());
    }
}
