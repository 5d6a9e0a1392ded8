package dev.mxbot.command;

import dev.mxbot.watch.Window;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When somebody works on a domain, as people type it: {@code sun 02:00-04:00 Europe/Berlin}, {@code 2026-12-01T02:00/04:00}
 * (RELIABILITY.md P16).
 */
final class SpokenWindow {
    static final String EXAMPLES =
            " Try /mxwatch window example.com sun 02:00-04:00 Europe/Berlin, or once 2026-12-01T02:00/04:00.";

    private static final String DATE = "(\\d{4}-\\d{2}-\\d{2})";
    private static final String TIME = "(\\d{1,2})(?::?(\\d{2}))?";
    private static final String ZONE = "(?: ?([a-z][a-z0-9_+/-]{0,40}))?";
    private static final Pattern WEEKLY =
            Pattern.compile("(?:every )?([a-z]{2,9}) " + TIME + " ?(?:-|/|to) ?" + TIME + ZONE);
    private static final Pattern ONCE =
            Pattern.compile("(?:once )?" + DATE + "[t ]" + TIME + " ?(?:-|/|to) ?(?:" + DATE + "[t ])?" + TIME + ZONE);
    private static final int DAY = 24 * 60;
    private static final Duration LONGEST = Duration.ofDays(30);

    private SpokenWindow() {}

    static Window read(String typed, Instant now) throws Mistake {
        String text = typed.toLowerCase(Locale.ROOT).replaceAll("[–—]", "-").replaceAll("\\s+", " ");
        Matcher once = ONCE.matcher(text);
        if (once.matches()) {
            return once(once, now);
        }
        Matcher weekly = WEEKLY.matcher(text);
        if (weekly.matches()) {
            return weekly(weekly);
        }
        throw new Mistake(typed, " is no time I can read." + EXAMPLES);
    }

    private static Window once(Matcher match, Instant now) throws Mistake {
        ZoneId zone = zone(match.group(7), EXAMPLES);
        try {
            LocalDate first = LocalDate.parse(match.group(1));
            int from = minutes(match.group(2), match.group(3));
            int to = minutes(match.group(5), match.group(6));
            LocalDate last =
                    match.group(4) != null ? LocalDate.parse(match.group(4)) : to <= from ? first.plusDays(1) : first;
            Instant start = at(first, from, zone);
            Instant end = at(last, to, zone);
            if (!end.isAfter(start)) {
                throw new Mistake("That ends before it begins." + EXAMPLES);
            }
            if (!end.isAfter(now)) {
                throw new Mistake("That is over already." + EXAMPLES);
            }
            if (Duration.between(start, end).compareTo(LONGEST) > 0) {
                throw new Mistake(
                        "That is longer than 30 days. Remove the watch for so long, or take a shorter window.");
            }
            return new Window.Once(start, end);
        } catch (DateTimeException e) {
            throw new Mistake(match.group(1), " is no day of the calendar." + EXAMPLES);
        }
    }

    private static Instant at(LocalDate day, int minutes, ZoneId zone) {
        return day.plusDays(minutes / DAY)
                .atTime(LocalTime.ofSecondOfDay(minutes % DAY * 60L))
                .atZone(zone)
                .toInstant();
    }

    private static Window weekly(Matcher match) throws Mistake {
        DayOfWeek day = day(match.group(1), EXAMPLES);
        int from = minutes(match.group(2), match.group(3));
        int to = minutes(match.group(4), match.group(5));
        int lasts = to > from ? to - from : to - from + DAY;
        return new Window.Weekly(
                day,
                LocalTime.ofSecondOfDay(from % DAY * 60L),
                Duration.ofMinutes(lasts),
                zone(match.group(6), EXAMPLES));
    }

    private static int minutes(String hours, @Nullable String minutes) throws Mistake {
        int hour = Integer.parseInt(hours);
        int minute = minutes == null ? 0 : Integer.parseInt(minutes);
        if (hour > 24 || minute > 59 || hour * 60 + minute > DAY) {
            throw new Mistake(hours + (minutes == null ? "" : ":" + minutes), " is no time of the day." + EXAMPLES);
        }
        return hour * 60 + minute;
    }

    static DayOfWeek day(String typed, String examples) throws Mistake {
        return Stream.of(DayOfWeek.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).startsWith(typed))
                .findFirst()
                .orElseThrow(() -> new Mistake(typed, " is no day of the week." + examples));
    }

    /** UTC where none is named. */
    static ZoneId zone(@Nullable String typed, String examples) throws Mistake {
        if (typed == null || typed.equals("z") || typed.equals("utc") || typed.equals("gmt")) {
            return ZoneOffset.UTC;
        }
        Optional<String> known = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equalsIgnoreCase(typed))
                .sorted()
                .findFirst();
        return ZoneId.of(known.orElseThrow(
                () -> new Mistake(typed, " is no time zone I know; they are named like Europe/Berlin." + examples)));
    }

    /** {@code Sundays 02:00-04:00 Europe/Berlin} */
    static String words(Window window) {
        if (window instanceof Window.Weekly weekly) {
            return days(weekly.day()) + " " + weekly.from() + "-"
                    + weekly.from().plus(weekly.lasts()) + " " + name(weekly.zone());
        }
        Window.Once once = (Window.Once) window;
        return "once " + clock(once.from()) + " to " + clock(once.to()) + " UTC";
    }

    /** {@code Sundays} */
    static String days(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT) + "s";
    }

    static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private static String clock(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDateTime().toString().replace('T', ' ');
    }
}
