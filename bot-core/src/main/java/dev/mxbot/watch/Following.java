package dev.mxbot.watch;

import dev.mxbot.history.Convergence;
import dev.mxbot.history.ConvergenceText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes on their way through name servers and caches, told in one thread until they have arrived.
 *
 * @param id of the thread
 * @param since when the first of them was seen
 * @param changes each as far as it has come
 * @param until when the last cache drops the old answers; empty while a name server gives one out, or if it is not known
 * @param told who was waited for when it was told last: less than that is a step forward
 * @param fixes true if they take back what brought the trouble of this thread
 * @param planned true if the thread began with a change, and not with trouble
 * @param arrived true if it has been told that they have, and the trouble lasts that they brought
 * @param round of the next announcement in the thread that belongs to no incident
 */
public record Following(
        String id,
        Instant since,
        List<Convergence> changes,
        Optional<Instant> until,
        List<String> told,
        boolean fixes,
        boolean planned,
        boolean arrived,
        int round) {
    /** A server that is still behind then will stay so. */
    private static final Duration LONGEST = Duration.ofDays(8);

    public Following {
        changes = List.copyOf(changes);
        told = told.stream().sorted().distinct().toList();
    }

    Following with(List<Convergence> others) {
        return new Following(
                id,
                since,
                others,
                others.isEmpty() ? until : ConvergenceText.until(others),
                told,
                fixes,
                planned,
                arrived,
                round);
    }

    Following fixing(boolean so) {
        return new Following(id, since, changes, until, told, so, planned, arrived, round);
    }

    /** The same once the thread knows how far it is. */
    Following asTold() {
        return new Following(id, since, changes, until, waitedFor(), fixes, planned, arrived, round);
    }

    Following asArrived() {
        return new Following(id, since, changes, until, told, fixes, planned, true, round);
    }

    Following after(int announced) {
        return new Following(id, since, changes, until, told, fixes, planned, arrived, Math.max(round, announced + 1));
    }

    /** Who does not have them all yet. */
    List<String> waitedFor() {
        return changes.stream()
                .flatMap(change -> change.waitedFor().stream())
                .sorted()
                .toList();
    }

    /** True if fewer are waited for than the thread knows of: what falls back and comes again is told once. */
    boolean isFarther() {
        List<String> left = waitedFor();
        return left.size() < told.size() && told.containsAll(left);
    }

    boolean isDone(Instant at) {
        return changes.stream().allMatch(change -> change.isDone(at))
                && until.filter(at::isBefore).isEmpty();
    }

    boolean isOver(Instant at) {
        return !since.plus(LONGEST).isAfter(at);
    }

    /** When there may be something to tell. */
    Stream<Instant> appointments() {
        return arrived ? Stream.of() : until.stream();
    }
}
