package dev.mxbot.watch;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.stream.Stream;

/** When the owner of a domain works on it, and wants no alert. */
public sealed interface Window {
    /** When the window ends that a time lies in; empty if it lies in none. */
    Optional<Instant> end(Instant at);

    /** One time. */
    record Once(Instant from, Instant to) implements Window {
        @Override
        public Optional<Instant> end(Instant at) {
            return !at.isBefore(from) && at.isBefore(to) ? Optional.of(to) : Optional.empty();
        }
    }

    /**
     * Every week, by the clock of a zone: daylight saving moves it (RELIABILITY.md P16).
     *
     * @param lasts at most six days
     */
    record Weekly(DayOfWeek day, LocalTime from, Duration lasts, ZoneId zone) implements Window {
        @Override
        public Optional<Instant> end(Instant at) {
            // A start that the clock leaps over is as much later as the leap is long; of two starts the first counts.
            LocalDate latest = at.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(day));
            return Stream.of(latest, latest.minusWeeks(1))
                    .map(date -> ZonedDateTime.of(date, from, zone).toInstant())
                    .filter(start -> !at.isBefore(start) && at.isBefore(start.plus(lasts)))
                    .map(start -> start.plus(lasts))
                    .findFirst();
        }
    }
}
