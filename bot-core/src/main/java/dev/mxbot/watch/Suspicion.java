package dev.mxbot.watch;

import dev.mxbot.finding.Severity;
import dev.mxbot.history.Seen;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was seen and is not yet held to be true (RELIABILITY.md P8).
 *
 * @param worse for each severity, for how many checks on end there was news at least as bad
 * @param better for how many checks on end there was no trouble any more
 * @param troubles that the channel was not told of, each with its own streak
 * @param changes of what is published, by question
 * @param disputed since when one resolver says that it is worse and another does not (P9)
 * @param hurried how many checks on end were made early, to see something again
 */
public record Suspicion(
        SortedMap<Severity, Streak> worse,
        Optional<Streak> better,
        List<Suspect> troubles,
        SortedMap<String, Candidate> changes,
        Optional<Instant> disputed,
        int hurried) {
    static final Suspicion NONE = new Suspicion(
            Collections.emptySortedMap(),
            Optional.empty(),
            List.of(),
            Collections.emptySortedMap(),
            Optional.empty(),
            0);

    public Suspicion {
        worse = Collections.unmodifiableSortedMap(new TreeMap<>(worse));
        troubles = List.copyOf(troubles);
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }

    Suspicion disputed(Optional<Instant> since) {
        return new Suspicion(worse, better, troubles, changes, since, hurried);
    }

    Suspicion hurried(int times) {
        return new Suspicion(worse, better, troubles, changes, disputed, times);
    }

    /** True if another look would decide something; what others change at their own pace can wait. */
    boolean wantsAnotherLook() {
        return better.filter(Streak::isShort).isPresent()
                || worse.values().stream().anyMatch(Streak::isShort)
                || troubles.stream().anyMatch(one -> one.streak().isShort())
                || changes.values().stream()
                        .anyMatch(one -> one.streak().isShort() && one.seen().own());
    }

    /**
     * Checks on end that saw the same.
     *
     * @param after the last check before, which saw it otherwise
     * @param first the first of them
     */
    public record Streak(int count, Instant after, Instant first) {
        /** From so many on it counts. */
        private static final int ENOUGH = 2;

        Streak longer() {
            return new Streak(Math.min(count + 1, 1000), after, first);
        }

        boolean isShort() {
            return count < ENOUGH;
        }
    }

    /** A trouble that is new. */
    public record Suspect(Trouble trouble, Streak streak) {}

    /** A new answer to one question. */
    public record Candidate(Seen seen, Streak streak) {}
}
