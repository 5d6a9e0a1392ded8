package dev.mxbot.history;

import java.util.List;

/**
 * What one question was answered.
 *
 * @param kind three answers, never two: an unknown is no change
 * @param values the data in canonical form, sorted, none twice; empty unless found
 * @param own true if the domain's own organisation publishes it; a change of another's alone is recorded, not announced
 * @param ttl for how many seconds a cache may keep it, as far as was seen; never a difference
 */
public record Seen(Kind kind, List<String> values, boolean own, long ttl) {
    public Seen {
        values = values.stream().sorted().distinct().toList();
    }

    /** How it was answered. */
    public enum Kind {
        FOUND,
        /** An authority says that there is none: the name does not exist, or has nothing of this type. */
        ABSENT,
        /** Could not be looked up; nothing is claimed. */
        UNKNOWN
    }
}
