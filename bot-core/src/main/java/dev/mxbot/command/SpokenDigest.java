package dev.mxbot.command;

import dev.mxbot.watch.DigestHour;
import dev.mxbot.watch.Digests.Rhythm;
import dev.mxbot.watch.Digests.Wish;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often and when a channel wants its digest, as people type it: {@code daily}, {@code daily at 07:30 Europe/Berlin},
 * {@code weekly fri 16:00} (RELIABILITY.md P19).
 */
final class SpokenDigest {
    private static final String EXAMPLES =
            " Try /mxwatch digest daily at 07:30 Europe/Berlin, weekly mon at 8, or off.";

    private static final Set<String> NONE = Set.of("off", "none", "never", "no");
    private static final String ON = "(?: (?:on )?(?!at )([a-z]{2,9}))?";
    private static final String AT = "(?: (?:at )?(\\d{1,2})(?::?(\\d{2}))?(?: ?([a-z][a-z0-9_+/-]{0,40}))?)?";
    private static final Pattern DAILY = Pattern.compile("(?:daily|(?:every )?day)" + AT);
    private static final Pattern WEEKLY = Pattern.compile("(?:weekly|(?:every )?week)" + ON + AT);

    private SpokenDigest() {}

    static Wish read(String typed) throws Mistake {
        String text = typed.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
        if (NONE.contains(text)) {
            return Wish.NONE;
        }
        Matcher daily = DAILY.matcher(text);
        if (daily.matches()) {
            return new Wish(Rhythm.DAILY, hour(Optional.empty(), daily.group(1), daily.group(2), daily.group(3)));
        }
        Matcher weekly = WEEKLY.matcher(text);
        if (weekly.matches()) {
            return weekly(weekly);
        }
        throw text.matches("(?:daily|weekly)\\b.*")
                ? new Mistake(typed, " is no time I can read." + EXAMPLES)
                : new Mistake("How often? Try /mxwatch digest daily, weekly or off.");
    }

    private static Wish weekly(Matcher match) throws Mistake {
        @Nullable String day = match.group(1);
        if (day != null && match.group(2) == null) {
            SpokenWindow.day(day, EXAMPLES);
            throw new Mistake("At what time?" + EXAMPLES);
        }
        // Where an hour is named and no day, the week begins with it.
        DayOfWeek on = day == null ? DayOfWeek.MONDAY : SpokenWindow.day(day, EXAMPLES);
        return new Wish(Rhythm.WEEKLY, hour(Optional.of(on), match.group(2), match.group(3), match.group(4)));
    }

    private static Optional<DigestHour> hour(
            Optional<DayOfWeek> day, @Nullable String hours, @Nullable String minutes, @Nullable String zone)
            throws Mistake {
        if (hours == null) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(hours);
        int minute = minutes == null ? 0 : Integer.parseInt(minutes);
        if (hour > 23 || minute > 59) {
            throw new Mistake(hours + (minutes == null ? "" : ":" + minutes), " is no time of the day." + EXAMPLES);
        }
        return Optional.of(new DigestHour(day, LocalTime.of(hour, minute), SpokenWindow.zone(zone, EXAMPLES)));
    }

    /** {@code daily at 07:30 Europe/Berlin}, {@code weekly on Mondays at 08:00 UTC} */
    static String words(Wish wish) {
        return wish.rhythm().name().toLowerCase(Locale.ROOT)
                + wish.hour()
                        .map(hour -> hour.day()
                                        .map(day -> " on " + SpokenWindow.days(day))
                                        .orElse("") + " at " + hour.time() + " " + SpokenWindow.name(hour.zone()))
                        .orElse("");
    }
}
