package dev.mxbot.watch;

import dev.mxbot.history.Convergence;
import dev.mxbot.history.Difference;
import dev.mxbot.history.Recorded;
import dev.mxbot.history.Snapshot;
import dev.mxbot.reply.Reply;
import dev.mxbot.watch.Incident.Told;
import dev.mxbot.watch.Memory.Restlessness;
import java.time.Duration;
import java.time.Instant;
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
    private final List<Recorded> recorded;
    private final Look look;
    private final Instant now;
    private final Supplier<String> ids;
    private final AlertReport words;
    private final Draft draft;
    private final Countdown countdown;

    /** @param changes that count from this look on */
    Telling(Watch watch, Memory tracked, List<Recorded> changes, Look look, Instant now, Supplier<String> ids) {
        this.watch = watch;
        this.draft = new Draft(watch, tracked);
        this.recorded = Stream.concat(changes.stream(), look.history().stream()).toList();
        this.look = look;
        this.now = now;
        this.ids = ids;
        this.words = new AlertReport(watch, look, now);
        this.countdown = new Countdown(watch, look, now, words, draft);
    }

    Memory memory() {
        return draft.memory();
    }

    List<Announcement> said() {
        return draft.said();
    }

    void run() {
        blindness();
        boolean dark = look.isUnknown() && look.troubles(watch.wishes()).isEmpty();
        if (draft.memory().confirmed().isEmpty() || dark) {
            return;
        }
        if (draft.memory().restlessness().flapping() && restless()) {
            return;
        }
        draft.memory().incident().ifPresent(this::incident);
        change();
        countdown.run();
        draft.memory().trouble().ifPresent(this::insist);
    }

    private void blindness() {
        draft.memory().blindness().ifPresent(blindness -> {
            if (look.isUnknown()) {
                if (!blindness.told() && !blindness.since().plus(BLIND).isAfter(now)) {
                    draft.say(Transition.BLIND, blindness.id(), words.blind(blindness), "");
                    draft.remember(draft.memory().blind(Optional.of(blindness.asTold())));
                }
            } else {
                draft.say(Transition.SEEING, blindness.id(), words.seeing(blindness), "");
                draft.remember(draft.memory().blind(Optional.empty()));
            }
        });
    }

    /** True if nothing else is to be said. */
    private boolean restless() {
        Restlessness restlessness = draft.memory().restlessness();
        Restlessness calm = new Restlessness(restlessness.bad(), restlessness.turns(), Optional.empty(), "", false);
        boolean rests = restlessness.turns().stream()
                .max(Comparator.naturalOrder())
                .map(turn -> !turn.plus(REST).isAfter(now))
                .orElse(true);
        if (!restlessness.told()) {
            if (rests) {
                draft.remember(draft.memory().restless(calm));
                return false;
            }
            draft.say(
                    Transition.FLAPPING,
                    restlessness.id(),
                    words.flapping(
                            restlessness,
                            draft.memory().trouble().map(Incident::troubles).orElse(List.of())),
                    "");
            draft.remember(draft.memory()
                    .restless(new Restlessness(
                            restlessness.bad(), restlessness.turns(), restlessness.since(), restlessness.id(), true)));
            return true;
        }
        // As long as something waits to be seen once more, it does not rest.
        if (!rests || draft.memory().suspicion().wantsAnotherLook()) {
            return true;
        }
        Optional<Incident> trouble = draft.memory().trouble();
        Optional<Story> told = story();
        draft.say(
                Transition.SETTLED,
                restlessness.id(),
                words.settled(restlessness, trouble, told),
                trouble.map(Incident::cause).orElse(""));
        told.ifPresent(change ->
                countdown.follow(restlessness.id(), countdown.progress(restlessness.id(), told), change.by(), false));
        draft.remember(draft.memory()
                .restless(new Restlessness(restlessness.bad(), List.of(), Optional.empty(), "", false))
                .untold(Optional.empty())
                .with(draft.memory().trouble().map(this::told)));
        return true;
    }

    private void incident(Incident incident) {
        if (incident.ended().isPresent()) {
            Optional<Story> story = story();
            Instant ended = incident.ended().get();
            List<Convergence> progress = countdown.progress(incident.id(), story);
            Reply reply = words.resolved(incident, ended, story, progress);
            draft.say(Transition.RESOLVED, incident.id(), reply, incident.cause());
            if (incident.escalated().isPresent()) {
                watch.wishes()
                        .escalation()
                        .ifPresent(other -> draft.sayIn(
                                other.to(),
                                Transition.RESOLVED,
                                incident.id(),
                                incident.round(Transition.RESOLVED),
                                reply,
                                incident.cause()));
            }
            // What is on its way still is told in this thread after the incident is forgotten.
            countdown.follow(incident.id(), progress, story.map(Story::by).orElse(now), false);
            draft.remember(draft.memory().with(Optional.empty()).untold(Optional.empty()));
        } else if (incident.told().isEmpty()) {
            Optional<Story> story = story();
            draft.say(
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
                draft.say(
                        Transition.WORSENED,
                        incident.id(),
                        words.worsened(incident, news, story, Blame.of(incident, recorded)),
                        incident.cause());
                if (rose) {
                    // Who took the smaller trouble has not taken this one (P15).
                    draft.remember(draft.memory()
                            .with(draft.memory().incident().map(one -> one.acknowledged(Optional.empty()))));
                }
                tell(story, incident.id());
            }
        }
    }

    private void tell(Optional<Story> story, String id) {
        draft.remember(
                draft.memory().with(draft.memory().incident().map(this::told)).untold(Optional.empty()));
        story.ifPresent(change -> countdown.follow(id, countdown.progress(id, story), change.by(), false));
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
        if (draft.memory().untold().isEmpty() || waits()) {
            return;
        }
        Optional<Story> story = story();
        draft.remember(draft.memory().untold(Optional.empty()));
        story.ifPresent(change -> {
            Optional<Incident> trouble = draft.memory().trouble();
            Optional<Following> thread = trouble.isPresent()
                    ? countdown.following(trouble.get().id())
                    : draft.memory().following().stream()
                            .filter(Following::planned)
                            .findFirst();
            String id = trouble.map(Incident::id)
                    .or(() -> thread.map(Following::id))
                    .orElseGet(ids);
            Reply reply = words.changed(change, id);
            thread.ifPresentOrElse(
                    one -> draft.say(Transition.CHANGED, one, reply),
                    () -> draft.say(Transition.CHANGED, id, reply, ""));
            countdown.follow(id, countdown.progress(id, story), change.by(), trouble.isEmpty());
        });
    }

    /** A change that may belong to trouble is told with it, or when it is clear that there is none. */
    private boolean waits() {
        Suspicion suspicion = draft.memory().suspicion();
        return draft.memory().trouble().isPresent()
                ? suspicion.better().isPresent()
                : !suspicion.worse().isEmpty();
    }

    private Optional<Story> story() {
        return draft.memory()
                .untold()
                .flatMap(untold -> draft.memory().confirmed().flatMap(confirmed -> {
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
                                            .map(one -> countdown.state(one, untold.by()))
                                            .toList(),
                                    Publication.serials(untold.before(), published),
                                    Publication.unchanged(watch.domain(), untold.before(), published)));
                }));
    }

    /** Trouble that lasts, and that nobody has taken. */
    private void insist(Incident incident) {
        boolean quiet = incident.acknowledged().isPresent()
                || incident.told().isEmpty()
                || draft.memory().suspicion().better().isPresent();
        if (quiet) {
            return;
        }
        Told told = incident.told().get();
        if (Reminders.due(watch.wishes(), incident)
                .filter(due -> !due.isAfter(now))
                .isPresent()) {
            draft.say(Transition.REMINDER, incident.id(), words.reminder(incident), incident.cause());
            draft.remember(draft.memory()
                    .with(draft.memory()
                            .incident()
                            .map(one -> one.told(
                                    new Told(told.first(), now, told.severity(), told.troubles()),
                                    incident.reminders() + 1))));
        }
        watch.wishes().escalation().ifPresent(other -> {
            if (incident.escalated().isEmpty()
                    && !told.first().plus(other.after()).isAfter(now)) {
                Reply reply = words.escalated(incident, told.first());
                draft.sayIn(
                        other.to(),
                        Transition.ESCALATED,
                        incident.id(),
                        incident.round(Transition.ESCALATED),
                        reply,
                        incident.cause());
                draft.remember(draft.memory()
                        .with(draft.memory()
                                .incident()
                                .map(one -> one.escalated(Optional.of(now)).counted(Transition.ESCALATED))));
            }
        });
    }
}
