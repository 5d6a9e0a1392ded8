package dev.mxbot.watch;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When the owner of a domain works on it, and wants no alert. */
public sealed interface Window {
    /** One time. */
    record Once(Instant from, Instant to) implements Window {}

    /**
     * Every week, by the clock of a zone: daylight saving moves it (RELIABILITY.md P16).
     *
     * @param lasts at most six days
     */
    record Weekly(DayOfWeek day, LocalTime from, Duration lasts, ZoneId zone) implements Window {}
}
