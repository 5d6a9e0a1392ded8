package dev.mxbot.watch;

import dev.mxbot.domain.DomainName;
import dev.mxbot.history.Difference;
import dev.mxbot.history.Effects;
import dev.mxbot.history.Seen;
import dev.mxbot.history.Snapshot;
import dev.mxbot.watch.Suspicion.Candidate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is published, from check to check. */
final class Publication {
    /** Nothing is kept longer by the caches that count. */
    private static final long LONGEST_TTL = 7L * 24 * 3600;

    private Publication() {}

    static boolean isSame(Seen one, Seen other) {
        return one.kind() == other.kind() && one.values().equals(other.values());
    }

    /** True if the question was asked, and answered. */
    static boolean isAnswered(Snapshot snapshot, String question) {
        Seen seen = snapshot.seen().get(question);
        return seen != null && seen.kind() != Seen.Kind.UNKNOWN;
    }

    /** What is held to be published after a look: what it saw, but for the answers that are suspected only. */
    static Snapshot merged(Snapshot before, Snapshot look, SortedMap<String, Candidate> suspected) {
        Snapshot known = look.known(before);
        SortedMap<String, Seen> merged = new TreeMap<>(known.seen());
        suspected.keySet().forEach(question -> {
            Seen then = before.seen().get(question);
            if (then != null) {
                merged.put(question, then);
            }
        });
        return new Snapshot(known.at(), merged);
    }

    /** What it means for mail, in one line. */
    static String effect(DomainName domain, Snapshot before, Snapshot after) {
        return Effects.line(domain, before, after);
    }

    /** Those that are worth a word: what others change at their own pace belongs to the history alone. */
    static List<Difference> announced(Collection<Difference> differences) {
        return differences.stream().filter(Difference::announced).toList();
    }

    /** What is published now, but for what changed and nobody needs to be told (P12): that is as it was before. */
    static Snapshot heeded(Snapshot before, Snapshot now, Wishes wishes) {
        if (wishes.ignoredChanges().isEmpty()) {
            return now;
        }
        SortedMap<String, Seen> heeded = new TreeMap<>(now.seen());
        now.differencesSince(before).stream()
                .filter(difference -> wishes.ignoresChangesOf(difference.question()))
                .forEach(difference -> heeded.put(difference.question(), difference.before()));
        return new Snapshot(now.at(), heeded);
    }

    /** True if something is gone, which another resolver has to say as well before it counts. */
    static boolean vanished(Difference difference) {
        return difference.after().kind() == Seen.Kind.ABSENT;
    }

    /**
     * When the last cache drops what was there before; empty if it is not known for how long they keep it.
     *
     * @param by when the change was first seen
     */
    static Optional<Instant> lastCache(Collection<Difference> differences, Instant by) {
        return announced(differences).stream()
                .map(one -> one.before().ttl())
                .filter(ttl -> ttl > 0)
                .max(Long::compare)
                .map(ttl -> by.plusSeconds(Math.min(ttl, LONGEST_TTL)));
    }
}
