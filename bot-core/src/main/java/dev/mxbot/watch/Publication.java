package dev.mxbot.watch;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.history.Difference;
import dev.mxbot.history.Seen;
import dev.mxbot.history.Snapshot;
import dev.mxbot.watch.Suspicion.Candidate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is published, from check to check: the seam to {@link dev.mxbot.history}. */
final class Publication {
    private Publication() {}

    /** Questions that are answered differently; none from or to an unknown, none that was not asked both times. */
    static List<Difference> differences(Snapshot before, Snapshot after) {
        List<Difference> found = new ArrayList<>();
        after.seen().forEach((question, now) -> {
            Seen then = before.seen().get(question);
            if (then != null && isKnown(then) && isKnown(now) && !isSame(then, now)) {
                found.add(new Difference(question, then, now));
            }
        });
        return found;
    }

    static boolean isSame(Seen one, Seen other) {
        return one.kind() == other.kind() && one.values().equals(other.values());
    }

    /** True if the question was asked, and answered. */
    static boolean isAnswered(Snapshot snapshot, String question) {
        Seen seen = snapshot.seen().get(question);
        return seen != null && isKnown(seen);
    }

    static Seen answer(Snapshot snapshot, String question) {
        return snapshot.seen().getOrDefault(question, new Seen(Seen.Kind.UNKNOWN, List.of()));
    }

    private static boolean isKnown(Seen seen) {
        return seen.kind() != Seen.Kind.UNKNOWN;
    }

    /**
     * What is held to be published after a look: all that it saw, but not what is suspected only. An answer that could not be looked up
     * leaves the one before; a question that is not asked any more is forgotten.
     *
     * @param whole false if questions may be missing because others were not answered
     */
    static Snapshot merged(Snapshot before, Snapshot seen, SortedMap<String, Candidate> suspected, boolean whole) {
        SortedMap<String, Seen> merged = new TreeMap<>();
        before.seen().forEach((question, then) -> {
            if (!whole || suspected.containsKey(question) || seen.seen().containsKey(question)) {
                merged.put(question, then);
            }
        });
        seen.seen().forEach((question, now) -> {
            boolean news = !suspected.containsKey(question) && isKnown(now);
            if (news || !merged.containsKey(question)) {
                merged.put(question, now);
            }
        });
        return new Snapshot(seen.at(), merged);
    }

    /** Two sets of differences, the second later than the first, as one; what was taken back is none. */
    static List<Difference> both(List<Difference> earlier, Collection<Difference> later) {
        Map<String, Difference> net = new TreeMap<>();
        earlier.forEach(one -> net.put(one.question(), one));
        later.forEach(one -> net.merge(
                one.question(),
                one,
                (first, second) -> new Difference(first.question(), first.before(), second.after())));
        return net.values().stream()
                .filter(one -> !isSame(one.before(), one.after()))
                .toList();
    }

    /** What it means for mail, in one line. */
    static String effect(List<Difference> differences, Diagnosis diagnosis) {
        return differences.stream().map(Difference::question).collect(Collectors.joining(", ")) + " changed; mail is "
                + diagnosis.verdict().word();
    }

    /** True if something that worked for others is gone, which another resolver has to say as well before it counts. */
    static boolean vanished(Difference difference) {
        return difference.after().kind() == Seen.Kind.ABSENT;
    }
}
