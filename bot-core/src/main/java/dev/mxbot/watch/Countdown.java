package dev.mxbot.watch;

import dev.mxbot.history.Convergence;
import dev.mxbot.history.Difference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Follows what was announced through name servers and caches, and tells of each step in its thread until it has arrived. */
final class Countdown {
    /** Threads in which changes are followed at a time; each is over after a week. */
    private static final int FOLLOWED = 4;

    private final Watch watch;
    private final Look look;
    private final Instant now;
    private final AlertReport words;
    private final Draft draft;

    Countdown(Watch watch, Look look, Instant now, AlertReport words, Draft draft) {
        this.watch = watch;
        this.look = look;
        this.now = now;
        this.words = words;
        this.draft = draft;
    }

    /** How far a change has come, also where it was seen before it could be told. */
    Convergence state(Difference change, Instant seen) {
        Optional<Convergence> earlier =
                followed().filter(one -> one.isOf(change)).findFirst();
        return Convergence.of(change, look.testimony(), seen, now, earlier);
    }

    private Stream<Convergence> followed() {
        return draft.memory().following().stream().flatMap(one -> one.changes().stream());
    }

    Optional<Following> following(String id) {
        return draft.memory().following().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
    }

    /** What is on its way in a thread: what the story tells of, and what was told there before of other records. */
    List<Convergence> progress(String id, Optional<Story> story) {
        List<Convergence> news = story.map(Story::progress).orElse(List.of());
        Stream<Convergence> others = following(id).stream()
                .flatMap(one -> one.changes().stream())
                .filter(one -> news.stream().noneMatch(other -> isOfTheSame(one, other)))
                .map(one -> state(one.change(), now));
        return Stream.concat(news.stream(), others).toList();
    }

    private static boolean isOfTheSame(Convergence one, Convergence other) {
        return one.change().question().equals(other.change().question());
    }

    /** From now on in this thread, as far as it has just been told there. */
    void follow(String id, List<Convergence> progress, Instant since, boolean planned) {
        Optional<Following> before = following(id);
        List<Convergence> left =
                progress.stream().filter(one -> !one.isDone(now)).toList();
        List<Following> all = new ArrayList<>();
        for (Following other : draft.memory().following()) {
            if (other.id().equals(id)) {
                continue;
            }
            // The newest change of a record is followed where it is told.
            List<Convergence> still = other.changes().stream()
                    .filter(one -> progress.stream().noneMatch(newer -> isOfTheSame(one, newer)))
                    .toList();
            if (still.size() == other.changes().size()) {
                all.add(other);
            } else if (!still.isEmpty()) {
                all.add(other.with(still).asTold());
            }
        }
        if (!left.isEmpty()) {
            int round = Math.max(before.map(Following::round).orElse(0), draft.rounds(id) + 1);
            all.add(new Following(
                            id,
                            before.map(Following::since).orElse(since),
                            List.of(),
                            Optional.empty(),
                            List.of(),
                            before.map(Following::fixes).orElse(false),
                            before.map(Following::planned).orElse(planned),
                            false,
                            round)
                    .with(left)
                    .asTold());
        }
        draft.remember(draft.memory().following(all.subList(Math.max(0, all.size() - FOLLOWED), all.size())));
    }

    /** Who has it by now, until everybody has. */
    void run() {
        cures();
        for (Following thread : draft.memory().following()) {
            if (!draft.hasSaidIn(thread.id())) {
                advance(thread);
            }
        }
    }

    /** Records that the servers have while the trouble lasts, as resolvers have not seen them yet. */
    private void cures() {
        Optional<Incident> trouble = draft.memory()
                .trouble()
                .filter(one -> one.told().isPresent())
                .filter(one -> !draft.hasSaidIn(one.id()));
        if (trouble.isEmpty()) {
            return;
        }
        String id = trouble.get().id();
        List<Convergence> before = following(id).map(Following::changes).orElse(List.of());
        List<Difference> newer = new ArrayList<>(before.stream()
                .flatMap(one -> one.overtaken(look.testimony()).stream())
                .toList());
        boolean fixes = newer.stream().anyMatch(one -> before.stream().anyMatch(other -> one.undoes(other.change())));
        Blame.questions(trouble.get())
                .filter(question -> !watch.wishes().ignoresChangesOf(question))
                .filter(question ->
                        followed().noneMatch(one -> one.change().question().equals(question)))
                .flatMap(question -> draft
                        .memory()
                        .confirmed()
                        .flatMap(known -> Convergence.underWay(question, known.snapshot(), look.testimony()))
                        .stream())
                .forEach(newer::add);
        if (newer.isEmpty()) {
            return;
        }
        List<Convergence> cures = newer.stream().map(one -> state(one, now)).toList();
        Stream<Convergence> others =
                before.stream().filter(one -> cures.stream().noneMatch(other -> isOfTheSame(one, other)));
        draft.say(Transition.SPREADING, following(id).orElseGet(() -> none(id)), words.spreading(cures, fixes));
        follow(id, Stream.concat(cures.stream(), others).toList(), now, false);
        following(id).ifPresent(one -> replace(id, Optional.of(one.fixing(fixes))));
    }

    private Following none(String id) {
        return new Following(id, now, List.of(), Optional.empty(), List.of(), false, false, false, 0);
    }

    /** One step of what is on its way, told if it is one. */
    private void advance(Following before) {
        boolean lasts = draft.memory()
                .trouble()
                .filter(one -> one.id().equals(before.id()))
                .isPresent();
        if (before.arrived()) {
            if (!lasts) {
                replace(before.id(), Optional.empty());
            }
            return;
        }
        Following after = before.changes().isEmpty()
                ? before
                : before.with(before.changes().stream()
                        .map(one ->
                                Convergence.of(one.change(), look.testimony(), before.since(), now, Optional.of(one)))
                        .toList());
        if (after.isDone(now) && !ends(lasts)) {
            // As long as the trouble lasts that it brought, what takes it back is to be known for that.
            replace(after.id(), lasts ? Optional.of(after.asArrived()) : Optional.empty());
            draft.say(Transition.CONVERGED, after, words.converged(after));
        } else if (after.isOver(now)) {
            replace(after.id(), Optional.empty());
            draft.say(Transition.SPREADING, after, words.abandoned(after));
        } else if (after.isFarther() && !ends(lasts)) {
            replace(after.id(), Optional.of(after.asTold()));
            draft.say(Transition.SPREADING, after, words.spreading(after.changes(), after.fixes()));
        } else {
            replace(after.id(), Optional.of(after));
        }
    }

    /** What may be the end of the trouble is told with that. */
    private boolean ends(boolean lasts) {
        return lasts && draft.memory().suspicion().better().isPresent();
    }

    private void replace(String id, Optional<Following> other) {
        draft.remember(draft.memory()
                .following(draft.memory().following().stream()
                        .flatMap(one -> one.id().equals(id) ? other.stream() : Stream.of(one))
                        .toList()));
    }
}
