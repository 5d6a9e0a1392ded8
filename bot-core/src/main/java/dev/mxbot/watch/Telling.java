package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import dev.mxbot.history.Difference;
import dev.mxbot.history.Snapshot;
import dev.mxbot.reply.Reply;
import dev.mxbot.watch.Incident.Told;
import dev.mxbot.watch.Memory.Convergence;
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

    private final Watch watch;
    private final Look look;
    private final Instant now;
    private final Supplier<String> ids;
    private final AlertReport words;
    private final List<Announcement> said = new ArrayList<>();
    private Memory memory;

    Telling(Watch watch, Memory tracked, Look look, Instant now, Supplier<String> ids) {
        this.watch = watch;
        this.memory = tracked;
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
        say(
                Transition.SETTLED,
                restlessness.id(),
                words.settled(restlessness, trouble, story()),
                trouble.map(Incident::cause).orElse(""));
        memory = memory.restless(new Restlessness(restlessness.bad(), List.of(), Optional.empty(), "", false))
                .untold(Optional.empty())
                .with(memory.trouble().map(this::told));
        return true;
    }

    private void incident(Incident incident) {
        if (incident.ended().isPresent()) {
            Optional<Story> story = story();
            Instant ended = incident.ended().get();
            Optional<Instant> until = story.flatMap(Story::until)
                    .or(() -> memory.convergence()
                            .filter(one -> one.id().equals(incident.id()))
                            .flatMap(Convergence::until));
            Reply reply = words.resolved(incident, ended, story, until);
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
            memory = memory.with(Optional.empty()).untold(Optional.empty());
            if (memory.convergence()
                    .filter(one -> one.id().equals(incident.id()))
                    .isPresent()) {
                memory = memory.following(Optional.empty());
            }
        } else if (incident.told().isEmpty()) {
            Optional<Story> story = story();
            say(Transition.OPENED, incident.id(), words.opened(incident, story), incident.cause());
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
                say(Transition.WORSENED, incident.id(), words.worsened(incident, news, story), incident.cause());
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
        story.ifPresent(change -> follow(change, id));
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
            String id = memory.trouble()
                    .map(Incident::id)
                    .or(() -> memory.convergence().map(Convergence::id))
                    .orElseGet(ids);
            Reply reply = words.changed(change, id);
            memory.convergence()
                    .filter(one -> one.id().equals(id))
                    .ifPresentOrElse(
                            one -> say(Transition.CHANGED, one, reply), () -> say(Transition.CHANGED, id, reply, ""));
            follow(change, id);
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
                                    spread(),
                                    Publication.lastCache(differences, untold.by())));
                }));
    }

    /** Of the MX records, unless nobody needs to be told that they change. */
    private Optional<Spread> spread() {
        return watch.wishes().ignoresChangesOf(watch.domain() + " MX") ? Optional.empty() : Spread.of(look.diagnosis());
    }

    private void follow(Story change, String id) {
        Optional<Instant> until = Stream.of(change.until(), change.spread().flatMap(Spread::until))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        boolean ends = change.spread().isEmpty() && until.filter(now::isBefore).isEmpty();
        int round = memory.convergence()
                .filter(one -> one.id().equals(id))
                .map(Convergence::round)
                .orElse(0);
        memory = memory.following(
                ends
                        ? Optional.empty()
                        : Optional.of(new Convergence(
                                id,
                                change.by(),
                                change.spread().map(Spread::waitedFor).orElse(List.of()),
                                until,
                                round + 1)));
    }

    /** Who has it by now, until everybody has. */
    private void convergence() {
        Optional<Spread> spread = spread();
        Optional<Convergence> followed = memory.convergence();
        if (followed.isEmpty()) {
            // A cure that is on its way while the trouble lasts.
            memory.trouble()
                    .filter(one -> one.told().isPresent())
                    .ifPresent(one -> spread.ifPresent(some -> {
                        say(Transition.SPREADING, one.id(), words.spreading(some), "");
                        memory = memory.following(
                                Optional.of(new Convergence(one.id(), now, some.waitedFor(), some.until(), 1)));
                    }));
            return;
        }
        Convergence before = followed.get();
        if (spread.isEmpty()) {
            if (before.until().filter(now::isBefore).isEmpty()) {
                if (memory.trouble().filter(one -> one.id().equals(before.id())).isEmpty()) {
                    say(Transition.CONVERGED, before, words.converged(before));
                }
                memory = memory.following(Optional.empty());
            }
            return;
        }
        Spread some = spread.get();
        List<String> waitedFor = some.waitedFor();
        boolean farther = !waitedFor.equals(before.behind()) && before.behind().containsAll(waitedFor);
        boolean told = said.stream().anyMatch(one -> one.incident().equals(before.id()));
        if (farther && !told) {
            say(Transition.SPREADING, before, words.spreading(some));
        }
        Optional<Instant> until = Stream.of(before.until(), some.until())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        memory = memory.following(Optional.of(
                new Convergence(before.id(), before.since(), waitedFor, until, before.round() + (farther ? 1 : 0))));
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

    /** In the thread of a change; one of an incident counts there. */
    private void say(Transition transition, Convergence thread, Reply reply) {
        if (memory.incident().filter(one -> one.id().equals(thread.id())).isPresent()) {
            say(transition, thread.id(), reply, "");
        } else {
            sayIn(watch.channel(), transition, thread.id(), thread.round(), reply, "");
        }
    }

    private void sayIn(Channel to, Transition transition, String id, int round, Reply reply, String cause) {
        said.add(new Announcement(id, transition, round, to, reply, cause));
    }
}
