package dev.mxbot.watch;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.history.Convergence;
import dev.mxbot.history.Difference;
import dev.mxbot.history.Snapshot;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import dev.mxbot.watch.Memory.Quiet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a check comes to. A pure function of what the watch remembers, what the check saw, and the time: to ask it twice is harmless.
 */
public final class Decider {
    /** How soon something is looked at again that was seen once, where nothing else is set. */
    public static final Duration CONFIRM = Duration.ofSeconds(60);

    /** Something that cannot be told apart stays suspicious no longer than so many early checks. */
    private static final int HURRIED = 3;

    /** While two resolvers disagree, or mxbot sees nothing at all. */
    private static final Duration SOON = Duration.ofMinutes(5);

    private final Duration confirm;
    private final RandomGenerator random;

    /**
     * @param confirm how soon something is looked at again that was seen once
     * @param random makes the ids of incidents
     */
    public Decider(Duration confirm, RandomGenerator random) {
        this.confirm = confirm;
        this.random = random;
    }

    /**
     * True if another resolver, or the domain's own servers, have to be asked before this counts: it is worse than what is held to be
     * true, or something is gone (P9).
     */
    public boolean wantsOpinion(Watched watched, Diagnosis diagnosis, Snapshot snapshot) {
        return !badNews(watched, diagnosis, snapshot).isEmpty();
    }

    /** What is worse than it is held to be, and what is gone, each as a word that is the same whoever sees it. */
    Set<String> badNews(Watched watched, Diagnosis diagnosis, Snapshot snapshot) {
        Memory memory = watched.memory();
        Wishes wishes = watched.watch().wishes();
        if (memory.confirmed().isEmpty() || diagnosis.dnsUnreachable()) {
            return Set.of();
        }
        List<Trouble> known = Stream.concat(
                        memory.confirmed().stream().flatMap(state -> state.accepted().stream()),
                        memory.trouble().stream().flatMap(incident -> incident.troubles().stream()))
                .toList();
        Stream<String> worse = new Look(diagnosis, snapshot, true, new Opinion.NotNeeded())
                .troubles(wishes).stream()
                        .filter(trouble -> trouble.severity().atLeast(wishes.at()))
                        .filter(trouble -> known.stream()
                                .noneMatch(
                                        one -> one.is(trouble) && one.severity().atLeast(trouble.severity())))
                        .map(trouble -> trouble.code() + " " + trouble.subject());
        Stream<String> gone = memory.confirmed().stream()
                .flatMap(state -> snapshot.differencesSince(state.snapshot()).stream())
                .filter(Publication::vanished)
                .map(Difference::question);
        return Stream.concat(worse, gone).collect(Collectors.toSet());
    }

    /**
     * The questions that everybody has to be asked by name: of changes that are followed, of those that may be told now, and of what brought
     * the trouble there is, so that a cure is seen while it is on its way.
     */
    Set<String> follows(Watched watched, Diagnosis diagnosis, Snapshot snapshot) {
        Memory memory = watched.memory();
        if (memory.confirmed().isEmpty() || diagnosis.dnsUnreachable()) {
            return Set.of();
        }
        Stream<String> followed = memory.following().stream()
                .flatMap(one -> one.changes().stream())
                .map(one -> one.change().question());
        Stream<String> changed = Stream.concat(
                        memory.confirmed().stream().map(Confirmed::snapshot),
                        memory.untold().stream().map(Memory.Untold::before))
                .flatMap(before -> Publication.announced(snapshot.differencesSince(before)).stream())
                .filter(Convergence::canFollow)
                .map(Difference::question);
        Stream<String> broken = memory.trouble()
                .filter(incident -> incident.told().isPresent())
                .map(Blame::questions)
                .orElse(Stream.of());
        return Stream.concat(followed, Stream.concat(changed, broken))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What it comes to; the memory of it holds from then on. */
    public Conclusion decide(Watched watched, Look look, Instant now) {
        Watch watch = watched.watch();
        Memory before = watched.memory();
        Optional<Instant> quietEnd = quietEnd(watch.wishes(), now);
        Memory started = before.quiet(quiet(before, watch.wishes(), now, quietEnd));
        if (look.isOwnTrouble()) {
            Memory after = started.at(started.times().ran(now));
            return new Conclusion(after, List.of(), List.of(), List.of(), soon(watch, now), Reason.OWN_DNS_UNREACHABLE);
        }
        Supplier<String> ids = () -> Ids.next(random);
        Tracking tracking = new Tracking(watch, started, look, now, ids);
        tracking.run();
        Telling telling = new Telling(watch, tracking.memory(), tracking.changes(), look, now, ids);
        telling.run();
        // What would be said is found out even if it is not said: log and metric tell why a channel hears nothing.
        boolean hushed = quietEnd.isPresent();
        Memory told = hushed ? tracking.memory() : telling.memory();
        List<Announcement> said = hushed ? List.of() : telling.said();
        Reason reason = hushed && !telling.said().isEmpty()
                ? started.quiet()
                                .map(Quiet::why)
                                .filter(Quiet.Why.WINDOW::equals)
                                .isPresent()
                        ? Reason.IN_WINDOW
                        : Reason.MUTED
                : reason(before, told, look, said);
        Memory after = judged(watch, told.suspecting(told.suspicion().hurried(hurried(told, reason))), look, now);
        return new Conclusion(
                after,
                said,
                tracking.changes(),
                audit(watch, tracking.events(), said, now),
                next(watch, after, reason, quietEnd, now),
                reason,
                said.isEmpty() ? Optional.empty() : Optional.of(Found.of(look.diagnosis(), now)));
    }

    /** What it comes to where the very same is seen as at the judgement that stands. */
    Conclusion same(Watched watched, Instant now) {
        Watch watch = watched.watch();
        return new Conclusion(
                Judgement.seenAgain(watched.memory(), now),
                List.of(),
                List.of(),
                List.of(),
                Due.next(watch.id(), watch.wishes().every(), now),
                Reason.SAME);
    }

    /** The judgement stands if the same look, taken in once more, would change nothing. */
    private static Memory judged(Watch watch, Memory after, Look look, Instant now) {
        boolean changing =
                look.diagnosis().facts("ns").containsKey("propagation") || !look.isWhole() || look.isUnknown();
        if (look.fingerprint().isEmpty() || changing || !Judgement.isAtRest(after)) {
            return after;
        }
        Tracking again = new Tracking(watch, after, look, now, () -> "");
        again.run();
        return again.memory().equals(after) && again.changes().isEmpty()
                ? after.confirmed()
                        .map(known -> after.confirmed(
                                known.judged(new Judgement(look.fingerprint().get(), now))))
                        .orElse(after)
                : after;
    }

    /** What it comes to where mxbot sees no DNS at all: nothing is asked, and nothing is known (P10). */
    public Conclusion unseeing(Watched watched, Instant now) {
        Memory before = watched.memory();
        return new Conclusion(
                before.at(before.times().ran(now)),
                List.of(),
                List.of(),
                List.of(),
                soon(watched.watch(), now),
                Reason.OWN_DNS_UNREACHABLE);
    }

    private static Optional<Quiet> quiet(Memory before, Wishes wishes, Instant now, Optional<Instant> end) {
        Quiet.Why why = wishes.mutedUntil().filter(now::isBefore).isPresent() ? Quiet.Why.MUTED : Quiet.Why.WINDOW;
        return end.map(until -> before.quiet().filter(one -> one.why() == why).orElseGet(() -> new Quiet(why, now)));
    }

    /** When something may be said again; empty if now. */
    static Optional<Instant> quietEnd(Wishes wishes, Instant now) {
        return Stream.concat(
                        wishes.mutedUntil().filter(now::isBefore).stream(),
                        wishes.windows().stream().flatMap(window -> window.end(now).stream()))
                .max(Comparator.naturalOrder());
    }

    private static Reason reason(Memory before, Memory after, Look look, List<Announcement> said) {
        if (!said.isEmpty()) {
            return said.stream()
                    .map(Announcement::transition)
                    .min(Comparator.naturalOrder())
                    .map(Decider::reason)
                    .orElse(Reason.NOTHING_TO_SAY);
        }
        if (look.isUnknown()) {
            return Reason.UNKNOWN;
        }
        if (before.confirmed().isEmpty()) {
            return Reason.BASELINE;
        }
        if (after.suspicion().disputed().isPresent()) {
            return Reason.PROPAGATING;
        }
        return after.suspicion().wantsAnotherLook() ? Reason.CONFIRMING : Reason.NOTHING_TO_SAY;
    }

    private static Reason reason(Transition transition) {
        return switch (transition) {
            case OPENED -> Reason.OPENED;
            case WORSENED -> Reason.WORSENED;
            case CHANGED -> Reason.CHANGED;
            case SPREADING -> Reason.SPREADING;
            case CONVERGED -> Reason.CONVERGED;
            case RESOLVED -> Reason.RESOLVED;
            case FLAPPING -> Reason.FLAPPING;
            case SETTLED -> Reason.SETTLED;
            case REMINDER -> Reason.REMINDER_DUE;
            case ESCALATED -> Reason.ESCALATED;
            case ACKNOWLEDGED -> Reason.ACKNOWLEDGED;
            case BLIND -> Reason.BLIND;
            case SEEING -> Reason.SEEING;
            // No check comes to that.
            case DIGEST -> Reason.NOTED;
        };
    }

    private static int hurried(Memory after, Reason reason) {
        boolean hurries = reason != Reason.PROPAGATING
                && after.suspicion().wantsAnotherLook()
                && after.suspicion().hurried() < HURRIED;
        return hurries ? after.suspicion().hurried() + 1 : 0;
    }

    private Instant next(Watch watch, Memory after, Reason reason, Optional<Instant> quietEnd, Instant now) {
        Duration every = watch.wishes().every();
        Instant regular = reason == Reason.PROPAGATING ? soon(watch, now) : Due.next(watch.id(), every, now);
        Stream<Instant> early = after.suspicion().hurried() > 0
                ? Stream.of(now.plus(confirm.compareTo(every) < 0 ? confirm : every))
                : Stream.of();
        Stream<Instant> appointments = Stream.of(
                        quietEnd,
                        after.incident().flatMap(incident -> Reminders.due(watch.wishes(), incident)),
                        after.trouble()
                                .filter(one -> one.escalated().isEmpty()
                                        && one.acknowledged().isEmpty())
                                .flatMap(one -> watch.wishes()
                                        .escalation()
                                        .flatMap(other -> one.told()
                                                .map(told -> told.first().plus(other.after())))))
                .flatMap(Optional::stream);
        Stream<Instant> arrivals = after.following().stream().flatMap(Following::appointments);
        return Stream.concat(
                        Stream.concat(Stream.of(regular), early),
                        Stream.concat(appointments, arrivals).filter(now::isBefore))
                .min(Comparator.naturalOrder())
                .orElse(regular);
    }

    private static Instant soon(Watch watch, Instant now) {
        Duration every = watch.wishes().every();
        return now.plus(every.compareTo(SOON) < 0 ? every : SOON);
    }

    private static List<AuditEntry> audit(Watch watch, List<String> events, List<Announcement> said, Instant now) {
        List<AuditEntry> audit = new ArrayList<>();
        events.stream()
                .filter(event -> said.stream()
                        .noneMatch(one -> one.transition().recordedAs().equals(event)))
                .forEach(event -> audit.add(entry(watch, event, "", now)));
        said.forEach(one -> audit.add(entry(watch, one.transition().recordedAs(), detail(one.reply()), now)));
        return audit;
    }

    /** As it was read: the mark's word is a part of the sentence. */
    private static String detail(Reply reply) {
        return (reply.mark().word() + " " + PlainText.line(reply.headline())).strip();
    }

    private static AuditEntry entry(Watch watch, String what, String detail, Instant now) {
        return new AuditEntry(
                now, AuditEntry.MXBOT, watch.channel(), what, watch.domain().text(), detail);
    }
}
