package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import dev.mxbot.history.Convergence;
import dev.mxbot.history.Difference;
import dev.mxbot.history.Recorded;
import dev.mxbot.history.Snapshot;
import dev.mxbot.reply.Reply;
import dev.mxbot.watch.Incident.Told;
import dev.mxbot.watch.Memory.Restlessness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a channel is to hear, so that it knows what is true: the difference between what it was told and what is held to be true now.
 * What could not be said yesterday (the watch was muted, the owner was at work, the domain was restless) is said today if it is still so.
 */
final class Telling {
    /** So long nothing can be looked up before it is said (P11). */
    static final Duration BLIND = Duration.ofHours(6);

    /** So long it must not turn before it is at rest (P13). */
    static final Duration REST = Duration.ofMinutes(30);

    /** Threads in which changes are followed at a time; each is over after a week. */
    private static final int FOLLOWED = 4;

    private static final List<Transition> OF_CHANGES =
            List.of(Transition.CHANGED, Transition.SPREADING, Transition.CONVERGED);

    private final Watch watch;
    private final List<Recorded> recorded;
    private final Look look;
    private final Instant now;
    private final Supplier<String> ids;
    private final AlertReport words;
    private final List<Announcement> said = new ArrayList<>();
    private Memory memory;

    /** @param changes that count from this look on */
    Telling(Watch watch, Memory tracked, List<Recorded> changes, Look look, Instant now, Supplier<String> ids) {
        this.watch = watch;
        this.memory = tracked;
        this.recorded = Stream.concat(changes.stream(), look.history().stream()).toList();
        this.look = look;
        this.now = now;
        this.ids = ids;
        this.words = new AlertReport(watch, look, now);
    }

    Memory memory() {
        return memory;
    }

    List<Announcement> said() {
        return said;
    }

    void run() {
        blindness();
        boolean dark = look.isUnknown() && look.troubles(watch.wishes()).isEmpty();
        if (memory.confirmed().isEmpty() || dark) {
            return;
        }
        if (memory.restlessness().flapping() && restless()) {
            return;
        }
        memory.incident().ifPresent(this::incident);
        change();
        convergence();
        memory.trouble().ifPresent(this::insist);
    }

    private void blindness() {
        memory.blindness().ifPresent(blindness -> {
            if (look.isUnknown()) {
                if (!blindness.told() && !blindness.since().plus(BLIND).isAfter(now)) {
                    say(Transition.BLIND, blindness.id(), words.blind(blindness), "");
                    memory = memory.blind(Optional.of(blindness.asTold()));
                }
            } else {
                say(Transition.SEEING, blindness.id(), words.seeing(blindness), "");
                memory = memory.blind(Optional.empty());
            }
        });
    }

    /** True if nothing else is to be said. */
    private boolean restless() {
        Restlessness restlessness = memory.restlessness();
        Restlessness calm = new Restlessness(restlessness.bad(), restlessness.turns(), Optional.empty(), "", false);
        boolean rests = restlessness.turns().stream()
                .max(Comparator.naturalOrder())
                .map(turn -> !turn.plus(REST).isAfter(now))
                .orElse(true);
        if (!restlessness.told()) {
            if (rests) {
                memory = memory.restless(calm);
                return false;
            }
            say(
                    Transition.FLAPPING,
                    restlessness.id(),
                    words.flapping(
                            restlessness,
                            memory.trouble().map(Incident::troubles).orElse(List.of())),
                    "");
            memory = memory.restless(new Restlessness(
                    restlessness.bad(), restlessness.turns(), restlessness.since(), restlessness.id(), true));
            return true;
        }
        // As long as something waits to be seen once more, it does not rest.
        if (!rests || memory.suspicion().wantsAnotherLook()) {
            return true;
        }
        Optional<Incident> trouble = memory.trouble();
        Optional<Story> told = story();
        say(
                Transition.SETTLED,
                restlessness.id(),
                words.settled(restlessness, trouble, told),
                trouble.map(Incident::cause).orElse(""));
        told.ifPresent(change -> follow(restlessness.id(), progress(restlessness.id(), told), change.by(), false));
        memory = memory.restless(new Restlessness(restlessness.bad(), List.of(), Optional.empty(), "", false))
                .untold(Optional.empty())
                .with(memory.trouble().map(this::told));
        return true;
    }

    private void incident(Incident incident) {
        if (incident.ended().isPresent()) {
            Optional<Story> story = story();
            Instant ended = incident.ended().get();
            List<Convergence> progress = progress(incident.id(), story);
            Reply reply = words.resolved(incident, ended, story, progress);
            say(Transition.RESOLVED, incident.id(), reply, incident.cause());
            if (incident.escalated().isPresent()) {
                watch.wishes()
                        .escalation()
                        .ifPresent(other -> sayIn(
                                other.to(),
                                Transition.RESOLVED,
                                incident.id(),
                                incident.round(Transition.RESOLVED),
                                reply,
                                incident.cause()));
            }
            // What is on its way still is told in this thread after the incident is forgotten.
            follow(incident.id(), progress, story.map(Story::by).orElse(now), false);
            memory = memory.with(Optional.empty()).untold(Optional.empty());
        } else if (incident.told().isEmpty()) {
            Optional<Story> story = story();
            say(
                    Transition.OPENED,
                    incident.id(),
                    words.opened(incident, story, Blame.of(incident, recorded)),
                    incident.cause());
            tell(story, incident.id());
        } else {
            Told told = incident.told().get();
            List<Trouble> news = incident.troubles().stream()
                    .filter(trouble -> told.troubles().stream().noneMatch(trouble::is))
                    .toList();
            boolean rose = incident.severity() != told.severity()
                    && incident.severity().atLeast(told.severity());
            if (rose || !news.isEmpty()) {
                Optional<Story> story = story();
                say(
                        Transition.WORSENED,
                        incident.id(),
                        words.worsened(incident, news, story, Blame.of(incident, recorded)),
                        incident.cause());
                if (rose) {
                    // Who took the smaller trouble has not taken this one (P15).
                    memory = memory.with(memory.incident().map(one -> one.acknowledged(Optional.empty())));
                }
                tell(story, incident.id());
            }
        }
    }

    private void tell(Optional<Story> story, String id) {
        memory = memory.with(memory.incident().map(this::told)).untold(Optional.empty());
        story.ifPresent(change -> follow(id, progress(id, story), change.by(), false));
    }

    private Incident told(Incident incident) {
        List<Trouble> known = Stream.concat(
                        incident.troubles().stream(),
                        incident.told().map(Told::troubles).orElse(List.of()).stream()
                                .filter(trouble -> incident.troubles().stream().noneMatch(trouble::is)))
                .toList();
        return incident.told(
                new Told(incident.told().map(Told::first).orElse(now), now, incident.severity(), known), 0);
    }

    private void change() {
        if (memory.untold().isEmpty() || waits()) {
            return;
        }
        Optional<Story> story = story();
        memory = memory.untold(Optional.empty());
        story.ifPresent(change -> {
            Optional<Incident> trouble = memory.trouble();
            Optional<Following> thread = trouble.isPresent()
                    ? following(trouble.get().id())
                    : memory.following().stream().filter(Following::planned).findFirst();
            String id = trouble.map(Incident::id)
                    .or(() -> thread.map(Following::id))
                    .orElseGet(ids);
            Reply reply = words.changed(change, id);
            thread.ifPresentOrElse(
                    one -> say(Transition.CHANGED, one, reply), () -> say(Transition.CHANGED, id, reply, ""));
            follow(id, progress(id, story), change.by(), trouble.isEmpty());
        });
    }

    /** A change that may belong to trouble is told with it, or when it is clear that there is none. */
    private boolean waits() {
        Suspicion suspicion = memory.suspicion();
        return memory.trouble().isPresent()
                ? suspicion.better().isPresent()
                : !suspicion.worse().isEmpty();
    }

    private Optional<Story> story() {
        return memory.untold()
                .flatMap(untold -> memory.confirmed().flatMap(confirmed -> {
                    Snapshot published = Publication.heeded(untold.before(), confirmed.snapshot(), watch.wishes());
                    List<Difference> differences = Publication.announced(published.differencesSince(untold.before()));
                    return differences.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Story(
                                    untold.after(),
                                    untold.by(),
                                    differences,
                                    Publication.effect(watch.domain(), untold.before(), published),
                                    differences.stream()
                                            .filter(Convergence::canFollow)
                                            .map(one -> state(one, untold.by()))
                                            .toList(),
                                    Publication.serials(untold.before(), published),
                                    Publication.unchanged(watch.domain(), untold.before(), published)));
                }));
    }

    /** How far a change has come, also where it was seen before it could be told. */
    private Convergence state(Difference change, Instant seen) {
        Optional<Convergence> earlier = memory.following().stream()
                .flatMap(one -> one.changes().stream())
                .filter(one -> one.isOf(change))
                .findFirst();
        return Convergence.of(change, look.testimony(), seen, now, earlier);
    }

    private Optional<Following> following(String id) {
        return memory.following().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** What is on its way in a thread: what the story tells of, and what was told there before of other records. */
    private List<Convergence> progress(String id, Optional<Story> story) {
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
    private void follow(String id, List<Convergence> progress, Instant since, boolean planned) {
        Optional<Following> before = following(id);
        List<Convergence> left =
                progress.stream().filter(one -> !one.isDone(now)).toList();
        List<Following> all = new ArrayList<>();
        for (Following other : memory.following()) {
            // The newest change of a record is followed where it is told.
            List<Convergence> still = other.changes().stream()
                    .filter(one -> progress.stream().noneMatch(newer -> isOfTheSame(one, newer)))
                    .toList();
            if (other.id().equals(id)) {
                continue;
            }
            if (still.size() == other.changes().size()) {
                all.add(other);
            } else if (!still.isEmpty()) {
                all.add(other.with(still).asTold());
            }
        }
        if (!left.isEmpty()) {
            int round = Math.max(before.map(Following::round).orElse(0), rounds(id) + 1);
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
        memory = memory.following(all.subList(Math.max(0, all.size() - FOLLOWED), all.size()));
    }

    /** How often an incident has announced what its thread goes on to announce without it. */
    private int rounds(String id) {
        return memory.incident()
                .filter(one -> one.id().equals(id))
                .map(one -> OF_CHANGES.stream().mapToInt(one::round).max().orElse(0))
                .orElse(0);
    }

    /** Who has it by now, until everybody has. */
    private void convergence() {
        cures();
        for (Following thread : memory.following()) {
            if (said.stream().noneMatch(one -> one.incident().equals(thread.id()))) {
                advance(thread);
            }
        }
    }

    /** Records that the servers have while the trouble lasts, as resolvers have not seen them yet. */
    private void cures() {
        Optional<Incident> trouble = memory.trouble()
                .filter(one -> one.told().isPresent())
                .filter(one -> said.stream().noneMatch(other -> other.incident().equals(one.id())));
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
                .filter(question -> memory.following().stream()
                        .flatMap(one -> one.changes().stream())
                        .noneMatch(one -> one.change().question().equals(question)))
                .flatMap(question -> memory
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
        say(Transition.SPREADING, following(id).orElseGet(() -> none(id)), words.spreading(cures, fixes));
        follow(id, Stream.concat(cures.stream(), others).toList(), now, false);
        memory = memory.following(memory.following().stream()
                .map(one -> one.id().equals(id) ? one.fixing(fixes) : one)
                .toList());
    }

    private Following none(String id) {
        return new Following(id, now, List.of(), Optional.empty(), List.of(), false, false, false, 0);
    }

    /** One step of what is on its way, told if it is one. */
    private void advance(Following before) {
        boolean lasts =
                memory.trouble().filter(one -> one.id().equals(before.id())).isPresent();
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
            say(Transition.CONVERGED, after, words.converged(after));
        } else if (after.isOver(now)) {
            replace(after.id(), Optional.empty());
            say(Transition.SPREADING, after, words.abandoned(after));
        } else if (after.isFarther() && !ends(lasts)) {
            replace(after.id(), Optional.of(after.asTold()));
            say(Transition.SPREADING, after, words.spreading(after.changes(), after.fixes()));
        } else {
            replace(after.id(), Optional.of(after));
        }
    }

    /** What may be the end of the trouble is told with that. */
    private boolean ends(boolean lasts) {
        return lasts && memory.suspicion().better().isPresent();
    }

    private void replace(String id, Optional<Following> other) {
        memory = memory.following(memory.following().stream()
                .flatMap(one -> one.id().equals(id) ? other.stream() : Stream.of(one))
                .toList());
    }

    /** Trouble that lasts, and that nobody has taken. */
    private void insist(Incident incident) {
        boolean quiet = incident.acknowledged().isPresent()
                || incident.told().isEmpty()
                || memory.suspicion().better().isPresent();
        if (quiet) {
            return;
        }
        Told told = incident.told().get();
        if (Reminders.due(watch.wishes(), incident)
                .filter(due -> !due.isAfter(now))
                .isPresent()) {
            say(Transition.REMINDER, incident.id(), words.reminder(incident), incident.cause());
            memory = memory.with(memory.incident()
                    .map(one -> one.told(
                            new Told(told.first(), now, told.severity(), told.troubles()), incident.reminders() + 1)));
        }
        watch.wishes().escalation().ifPresent(other -> {
            if (incident.escalated().isEmpty()
                    && !told.first().plus(other.after()).isAfter(now)) {
                Reply reply = words.escalated(incident, told.first());
                sayIn(
                        other.to(),
                        Transition.ESCALATED,
                        incident.id(),
                        incident.round(Transition.ESCALATED),
                        reply,
                        incident.cause());
                memory = memory.with(memory.incident()
                        .map(one -> one.escalated(Optional.of(now)).counted(Transition.ESCALATED)));
            }
        });
    }

    /** In the watch's channel, counted where it belongs to an incident. */
    private void say(Transition transition, String id, Reply reply, String cause) {
        Optional<Incident> incident = memory.incident().filter(one -> one.id().equals(id));
        sayIn(
                watch.channel(),
                transition,
                id,
                incident.map(one -> one.round(transition)).orElse(0),
                reply,
                cause);
        incident.ifPresent(one -> memory = memory.with(Optional.of(one.counted(transition))));
    }

    /** In the thread of a change, which has rounds of its own that go on after an incident. */
    private void say(Transition transition, Following thread, Reply reply) {
        int round = Math.max(thread.round(), rounds(thread.id()));
        sayIn(watch.channel(), transition, thread.id(), round, reply, "");
        memory = memory.with(memory.incident()
                        .map(one -> one.id().equals(thread.id()) ? one.counted(transition, round) : one))
                .following(memory.following().stream()
                        .map(one -> one.id().equals(thread.id()) ? one.after(round) : one)
                        .toList());
    }

    private void sayIn(Channel to, Transition transition, String id, int round, Reply reply, String cause) {
        said.add(new Announcement(id, transition, round, to, reply, cause));
    }
}
