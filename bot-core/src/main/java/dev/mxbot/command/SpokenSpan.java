package dev.mxbot.command;

import java.time.Duration;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something is to last, as people type it: {@code 2h}, {@code 1h30m}, {@code 90 min}, {@code 3 days}. */
final class SpokenSpan {
    private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,5}[a-z]{1,7}){1,4}");
    private static final Pattern PART = Pattern.compile("(\\d{1,5})([a-z]{1,7})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    private static final Map<String, Duration> UNITS = Map.ofEntries(
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("sec", Duration.ofSeconds(1)),
            Map.entry("secs", Duration.ofSeconds(1)),
            Map.entry("second", Duration.ofSeconds(1)),
            Map.entry("seconds", Duration.ofSeconds(1)),
            Map.entry("m", Duration.ofMinutes(1)),
            Map.entry("min", Duration.ofMinutes(1)),
            Map.entry("mins", Duration.ofMinutes(1)),
            Map.entry("minute", Duration.ofMinutes(1)),
            Map.entry("minutes", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("hr", Duration.ofHours(1)),
            Map.entry("hrs", Duration.ofHours(1)),
            Map.entry("hour", Duration.ofHours(1)),
            Map.entry("hours", Duration.ofHours(1)),
            Map.entry("d", Duration.ofDays(1)),
            Map.entry("day", Duration.ofDays(1)),
            Map.entry("days", Duration.ofDays(1)),
            Map.entry("w", Duration.ofDays(7)),
            Map.entry("week", Duration.ofDays(7)),
            Map.entry("weeks", Duration.ofDays(7)));

    private SpokenSpan() {}

    /** Takes the words of a span off the front; empty, with nothing taken, if none stands there. */
    static Optional<Duration> take(Deque<String> words) {
        Duration sum = Duration.ZERO;
        boolean any = false;
        while (!words.isEmpty()) {
            Optional<Duration> one = one(words, any);
            if (one.isEmpty()) {
                break;
            }
            sum = sum.plus(one.get());
            any = true;
        }
        return any ? Optional.of(sum) : Optional.empty();
    }

    private static Optional<Duration> one(Deque<String> words, boolean further) {
        String word = words.element().toLowerCase(Locale.ROOT);
        Optional<Duration> whole = WHOLE.matcher(word).matches() ? parts(word) : Optional.empty();
        if (whole.isPresent()) {
            words.remove();
            return whole;
        }
        if (NUMBER.matcher(word).matches()) {
            String number = words.remove();
            Duration unit = words.isEmpty() ? null : UNITS.get(words.element().toLowerCase(Locale.ROOT));
            if (unit == null) {
                words.addFirst(number);
                return Optional.empty();
            }
            words.remove();
            return Optional.of(unit.multipliedBy(Long.parseLong(word)));
        }
        // "every hour"
        Duration unit = further || word.length() < 3 ? null : UNITS.get(word);
        if (unit == null) {
            return Optional.empty();
        }
        words.remove();
        return Optional.of(unit);
    }

    private static Optional<Duration> parts(String word) {
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(word);
        while (part.find()) {
            Duration unit = UNITS.get(part.group(2));
            if (unit == null) {
                return Optional.empty();
            }
            sum = sum.plus(unit.multipliedBy(Long.parseLong(part.group(1))));
        }
        return Optional.of(sum);
    }
}
