package dev.mxbot.history;

import java.util.Comparator;
import java.util.List;

/**
 * What one question was answered.
 *
 * @param kind three answers, never two: an unknown is no change
 * @param values the data in canonical form, none twice, sorted: by a preference at their beginning as a number; empty unless found
 * @param own true if the domain's own organisation publishes it; a change of another's alone is recorded, not announced
 * @param ttl for how many seconds a cache may keep it, as far as was seen; never a difference
 */
public record Seen(Kind kind, List<String> values, boolean own, long ttl) {
    /** {@code 5 alt1} stands before {@code 10 alt3}: senders try the hosts in that order. */
    private static final Comparator<String> ORDER =
            Comparator.comparingInt(Seen::preference).thenComparing(Comparator.naturalOrder());

    /** Nobody asked. */
    static final Seen UNASKED = new Seen(Kind.UNKNOWN, List.of(), false, 0);

    public Seen {
        values = values.stream().sorted(ORDER).distinct().toList();
    }

    private static int preference(String value) {
        int digits = 0;
        int number = 0;
        while (digits < 5 && digits < value.length() && value.charAt(digits) >= '0' && value.charAt(digits) <= '9') {
            number = number * 10 + value.charAt(digits) - '0';
            digits++;
        }
        return digits > 0 && digits < value.length() && value.charAt(digits) == ' ' ? number : Integer.MAX_VALUE;
    }

    /** How it was answered. */
    public enum Kind {
        FOUND,
        /** An authority says that there is none: the name does not exist, or has nothing of this type. */
        ABSENT,
        /** Could not be looked up; nothing is claimed. */
        UNKNOWN
    }

    /** By what was said; unknown differs from nothing (RELIABILITY.md P11). */
    public boolean differsFrom(Seen other) {
        return kind != Kind.UNKNOWN
                && other.kind != Kind.UNKNOWN
                && !(kind == other.kind && values.equals(other.values));
    }

    /**
     * What a resolver's cache has left of a TTL is a part of it, so the longest one counts while nothing changes. Only the MX records are
     * asked of the domain's own servers each time, which say it in full.
     */
    Seen keptFor(String question, Seen earlier) {
        return question.endsWith(" MX") || differsFrom(earlier) || earlier.ttl <= ttl
                ? this
                : new Seen(kind, values, own, earlier.ttl);
    }

    /** The same, known to be kept for so long at least. */
    Seen keptFor(long seconds) {
        return seconds <= ttl ? this : new Seen(kind, values, own, seconds);
    }

    boolean isFound() {
        return kind == Kind.FOUND;
    }

    boolean isAbsent() {
        return kind == Kind.ABSENT;
    }
}
