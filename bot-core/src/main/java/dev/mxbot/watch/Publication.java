package dev.mxbot.watch;

import dev.mxbot.domain.DomainName;
import dev.mxbot.history.Difference;
import dev.mxbot.history.Effects;
import dev.mxbot.history.Seen;
import dev.mxbot.history.Snapshot;
import dev.mxbot.watch.Suspicion.Candidate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is published, from check to check. */
final class Publication {
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
        // As long as something of the domain's own is suspected only, the older version of the zone counts.
        boolean newer = suspected.values().stream().noneMatch(one -> one.seen().own());
        return new Snapshot(known.at(), merged, newer ? known.serial() : before.serial());
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
        return new Snapshot(now.at(), heeded, now.serial());
    }

    /** True if something is gone, which another resolver has to say as well before it counts. */
    static boolean vanished(Difference difference) {
        return difference.after().kind() == Seen.Kind.ABSENT;
    }

    /** {@code 2026112001 → 2026112002}; empty if it is not known, or the same. */
    static String serials(Snapshot before, Snapshot after) {
        return before.serial().isPresent()
                        && after.serial().isPresent()
                        && !before.serial().equals(after.serial())
                ? before.serial().getAsLong() + " → " + after.serial().getAsLong()
                : "";
    }

    /** Of what mail needs most, what is published, and was before. */
    static List<String> unchanged(DomainName domain, Snapshot before, Snapshot after) {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("MX", domain + " MX");
        questions.put("SPF", domain + " TXT");
        questions.put("DMARC", "_dmarc." + domain + " TXT");
        return questions.entrySet().stream()
                .filter(entry -> {
                    Seen then = before.seen().get(entry.getValue());
                    Seen now = after.seen().get(entry.getValue());
                    return then != null && now != null && then.kind() == Seen.Kind.FOUND && isSame(then, now);
                })
                .map(Map.Entry::getKey)
                .toList();
    }
}
