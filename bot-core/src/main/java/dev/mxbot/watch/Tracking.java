package dev.mxbot.watch;

import dev.mxbot.finding.Severity;
import dev.mxbot.history.Difference;
import dev.mxbot.history.Recorded;
import dev.mxbot.history.Snapshot;
import dev.mxbot.watch.Memory.Blindness;
import dev.mxbot.watch.Memory.Restlessness;
import dev.mxbot.watch.Memory.Untold;
import dev.mxbot.watch.Suspicion.Candidate;
import dev.mxbot.watch.Suspicion.Streak;
import dev.mxbot.watch.Suspicion.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes one look in: what is held to be true afterwards, whoever hears of it. Nothing counts before it was seen twice (RELIABILITY.md
 * P8), and what could not be looked up changes nothing (P11).
 */
final class Tracking {
    /** So long two resolvers may disagree before the bad news count (F12). */
    private static final Duration DISPUTE = Duration.ofHours(1);

    /** In this time it may turn from good to bad or back so often before it is called flapping (P13). */
    private static final Duration RESTLESS = Duration.ofHours(1);

    private static final int TURNS = 4;
    private static final List<Severity> LEVELS = List.of(Severity.CRITICAL, Severity.ERROR, Severity.WARNING);

    /** Stands for all topics: without the mail hosts nearly nothing could be looked at. */
    private static final String EVERYTHING = "*";

    private final Watch watch;
    private final Look look;
    private final Instant now;
    private final Supplier<String> ids;
    private final List<Trouble> troubles;
    private final List<Recorded> changes = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final Optional<Instant> doubted;
    private Memory memory;

    Tracking(Watch watch, Memory before, Look look, Instant now, Supplier<String> ids) {
        this.watch = watch;
        this.memory = before;
        this.look = look;
        this.now = now;
        this.ids = ids;
        this.doubted = before.suspicion().disputed();
        this.troubles = look.troubles(watch.wishes());
    }

    Memory memory() {
        return memory;
    }

    /** Changes of what is published that count from now on. */
    List<Recorded> changes() {
        return changes;
    }

    /** What was decided, for the audit: {@code opened}, {@code resolved}, … */
    List<String> events() {
        return events;
    }

    void run() {
        Instant success = memory.times().success().orElse(now);
        notice();
        memory.confirmed().ifPresentOrElse(confirmed -> follow(confirmed, success), this::begin);
    }

    private void notice() {
        memory = memory.at(
                look.isUnknown() ? memory.times().ran(now) : memory.times().succeeded(now));
        if (!look.isUnknown()) {
            memory = memory.blind(memory.blindness().filter(Blindness::told));
        } else if (memory.blindness().isEmpty()) {
            String id = memory.trouble().map(Incident::id).orElseGet(ids);
            memory = memory.blind(Optional.of(new Blindness(id, now, false)));
        }
    }

    /** The first look that sees anything is where the watch begins (P7). */
    private void begin() {
        if (look.isUnknown()) {
            return;
        }
        List<String> unseen = new ArrayList<>(look.hidden());
        if (look.isObscured()) {
            unseen.add(EVERYTHING);
        }
        memory = memory.confirmed(new Confirmed(
                now,
                look.diagnosis().verdict(),
                troubles,
                troubles,
                unseen,
                Expiry.of(look.diagnosis()),
                look.snapshot(),
                Optional.empty()));
        events.add("baseline");
    }

    private void follow(Confirmed old, Instant success) {
        List<Trouble> accepted = accepted(old);
        List<Trouble> news = troubles.stream()
                .filter(trouble -> trouble.severity().atLeast(watch.wishes().at()))
                .filter(trouble -> !covers(accepted, trouble))
                .toList();
        List<Difference> differences = look.snapshot().differencesSince(old.snapshot());
        Optional<Instant> disputed = disputed(news, differences);
        memory = memory.suspecting(memory.suspicion().disputed(disputed));
        if (disputed.isPresent() && disputed.get().plus(DISPUTE).isAfter(now)) {
            // The look before is still the last that everybody agrees on.
            memory = memory.at(new Memory.Times(
                    Optional.of(now), Optional.of(success), memory.times().change()));
            return;
        }
        boolean unsure = look.isObscured()
                || Stream.concat(
                                memory.suspicion().troubles().stream().map(Suspect::trouble),
                                memory.trouble().stream().flatMap(one -> one.troubles().stream()))
                        .anyMatch(trouble -> look.hides(trouble) && !holds(troubles, trouble));
        suspect(news, differences, unsure, success);
        turn(!news.isEmpty(), unsure);
        judge(news, old);
        remember(old, accepted);
    }

    /** What was there from the beginning, and what lay hidden then. */
    private List<Trouble> accepted(Confirmed old) {
        boolean all = old.unseen().contains(EVERYTHING) && !look.isObscured();
        Stream<Trouble> uncovered = troubles.stream()
                .filter(trouble -> all
                        || (old.unseen().contains(trouble.topic())
                                && !look.hidden().contains(trouble.topic())))
                .filter(trouble -> !covers(old.accepted(), trouble));
        Stream<Trouble> still = old.accepted().stream()
                .filter(trouble -> holds(troubles, trouble) || holds(old.troubles(), trouble) || look.hides(trouble));
        return Stream.concat(still, uncovered).toList();
    }

    private Optional<Instant> disputed(List<Trouble> news, List<Difference> differences) {
        boolean worse = news.stream().anyMatch(trouble -> !isInIncident(trouble))
                || differences.stream().anyMatch(Publication::vanished);
        return worse && look.opinion() instanceof Opinion.Disputed
                ? memory.suspicion().disputed().or(() -> Optional.of(now))
                : Optional.empty();
    }

    private boolean isInIncident(Trouble trouble) {
        return memory.trouble().filter(one -> covers(one.troubles(), trouble)).isPresent();
    }

    private void suspect(List<Trouble> news, List<Difference> differences, boolean unsure, Instant success) {
        Suspicion before = memory.suspicion();
        SortedMap<Severity, Streak> worse = new TreeMap<>();
        for (Severity level : LEVELS) {
            Optional<Streak> streak = Optional.ofNullable(before.worse().get(level));
            if (news.stream().anyMatch(trouble -> trouble.severity().atLeast(level))) {
                worse.put(level, longer(streak, success));
            } else if (news.isEmpty() && unsure) {
                streak.ifPresent(same -> worse.put(level, same));
            }
        }
        Optional<Streak> better = Optional.empty();
        if (news.isEmpty() && memory.trouble().isPresent()) {
            better = unsure
                    ? before.better()
                    : Optional.of(before.better().map(Streak::longer).orElseGet(() -> new Streak(1, success, now)));
        }
        List<Suspect> suspects = Stream.concat(
                        news.stream()
                                .filter(trouble -> !isInIncident(trouble))
                                .map(trouble -> new Suspect(trouble, longer(streak(before, trouble), success))),
                        before.troubles().stream()
                                .filter(one -> look.hides(one.trouble()) && !holds(news, one.trouble())))
                .toList();
        memory = memory.suspecting(new Suspicion(
                worse, better, suspects, candidates(differences, success), before.disputed(), before.hurried()));
    }

    private static Optional<Streak> streak(Suspicion before, Trouble trouble) {
        return before.troubles().stream()
                .filter(one -> covers(List.of(one.trouble()), trouble))
                .findFirst()
                .map(Suspect::streak);
    }

    private SortedMap<String, Candidate> candidates(List<Difference> differences, Instant success) {
        SortedMap<String, Candidate> before = memory.suspicion().changes();
        SortedMap<String, Candidate> candidates = new TreeMap<>();
        before.forEach((question, candidate) -> {
            if (!Publication.isAnswered(look.snapshot(), question)) {
                candidates.put(question, candidate);
            }
        });
        differences.forEach(difference -> {
            Optional<Candidate> earlier = Optional.ofNullable(before.get(difference.question()));
            Optional<Streak> same = earlier.filter(one -> Publication.isSame(one.seen(), difference.after()))
                    .map(Candidate::streak);
            // Another value than the last time: it still was as before when it was last seen so.
            Instant after = earlier.map(one -> one.streak().after()).orElse(success);
            candidates.put(difference.question(), new Candidate(difference.after(), longer(same, after)));
        });
        return candidates;
    }

    private Streak longer(Optional<Streak> streak, Instant after) {
        return streak.map(Streak::longer)
                .orElseGet(() -> memory.suspicion()
                        .disputed()
                        // It was seen time and again while others disagreed.
                        .map(since -> new Streak(2, after, since))
                        .orElseGet(() -> new Streak(1, after, doubted.orElse(now))));
    }

    private void turn(boolean bad, boolean unsure) {
        Restlessness before = memory.restlessness();
        List<Instant> turns = new ArrayList<>(before.turns().stream()
                .filter(turn -> turn.isAfter(now.minus(RESTLESS)))
                .toList());
        boolean turned = bad != before.bad() && (bad || !unsure);
        if (turned) {
            turns.add(now);
        }
        Restlessness after =
                new Restlessness(turned ? bad : before.bad(), turns, before.since(), before.id(), before.told());
        if (!after.flapping() && turns.size() > TURNS) {
            String id = memory.incident().map(Incident::id).orElseGet(ids);
            after = new Restlessness(after.bad(), turns, Optional.of(now), id, false);
            events.add("flapping");
        }
        memory = memory.restless(after);
    }

    private void judge(List<Trouble> news, Confirmed old) {
        Suspicion suspicion = memory.suspicion();
        Optional<Incident> open = memory.trouble();
        if (open.isEmpty()) {
            if (!news.isEmpty() && !streak(news).isShort()) {
                memory = memory.with(Optional.of(opened(news)));
                events.add("opened");
            }
        } else if (suspicion.better().filter(streak -> !streak.isShort()).isPresent()) {
            // Nobody heard of it, so nobody has to hear that it is over.
            memory = memory.with(open.filter(one -> one.told().isPresent())
                    .map(one -> one.ended(suspicion.better().map(Streak::first))));
            events.add("resolved");
        } else if (!news.isEmpty()) {
            memory = memory.with(open.map(one -> worsened(one, news, old)));
        }
    }

    private Streak streak(Collection<Trouble> news) {
        return level(worst(news));
    }

    /** For how long there was news at least as bad. */
    private Streak level(Severity severity) {
        return memory.suspicion().worse().getOrDefault(severity, new Streak(1, now, now));
    }

    private static Severity worst(Collection<Trouble> news) {
        return news.stream()
                .map(Trouble::severity)
                .min(Comparator.naturalOrder())
                .orElse(Severity.NOTICE);
    }

    private Incident opened(List<Trouble> news) {
        Optional<Incident> ended = memory.incident();
        String cause = Cause.of(watch.domain(), news);
        if (ended.isPresent()) {
            // Its end was not told yet: the channel need not know that it was over for a while.
            return ended.get().ended(Optional.empty()).consistingOf(worst(news), news, cause);
        }
        Streak any = level(Severity.WARNING);
        Restlessness restlessness = memory.restlessness();
        Incident incident = Incident.opening(
                restlessness.flapping() ? restlessness.id() : ids.get(),
                any.after(),
                any.first(),
                now,
                worst(news),
                news,
                cause);
        return restlessness.flapping() && restlessness.told() ? incident.counted(Transition.FLAPPING) : incident;
    }

    /** Another kind of trouble counts when it was seen twice, as does the end of one. */
    private Incident worsened(Incident incident, List<Trouble> news, Confirmed old) {
        List<Trouble> proven = memory.suspicion().troubles().stream()
                .filter(one -> !one.streak().isShort())
                .map(Suspect::trouble)
                .toList();
        List<Trouble> still = incident.troubles().stream()
                .filter(trouble -> !holds(proven, trouble))
                .filter(trouble -> holds(news, trouble) || holds(old.troubles(), trouble) || look.hides(trouble))
                .map(trouble -> milder(trouble, news, old))
                .toList();
        List<Trouble> all = Stream.concat(still.stream(), proven.stream()).toList();
        if (all.isEmpty()) {
            return incident;
        }
        Severity severity = worst(all);
        Incident after = incident.consistingOf(severity, all, Cause.of(watch.domain(), all));
        if (!severity.atLeast(incident.severity())) {
            // What the channel was told has become milder: it hears when it grows worse again.
            after = after.told()
                    .map(told -> new Incident.Told(told.first(), told.last(), severity, told.troubles()))
                    .map(told -> incident.consistingOf(severity, all, incident.cause())
                            .told(told, incident.reminders()))
                    .orElse(after);
        }
        if (severity != incident.severity() && severity.atLeast(incident.severity())) {
            events.add("worsened");
        }
        return after;
    }

    /** As mild as it was both this time and the time before. */
    private static Trouble milder(Trouble trouble, List<Trouble> news, Confirmed old) {
        Optional<Trouble> seen = news.stream().filter(trouble::is).findFirst();
        Optional<Trouble> earlier = old.troubles().stream().filter(trouble::is).findFirst();
        boolean isMilder = Stream.of(seen, earlier)
                .allMatch(one -> one.isPresent() && !one.get().severity().atLeast(trouble.severity()));
        return isMilder ? seen.orElse(trouble) : trouble;
    }

    private void remember(Confirmed old, List<Trouble> accepted) {
        SortedMap<String, Candidate> proven = new TreeMap<>();
        SortedMap<String, Candidate> suspected = new TreeMap<>();
        memory.suspicion().changes().forEach((question, candidate) -> {
            boolean waits = candidate.streak().isShort() || !Publication.isAnswered(look.snapshot(), question);
            (waits ? suspected : proven).put(question, candidate);
        });
        Confirmed after = new Confirmed(
                look.isUnknown() ? old.at() : now,
                look.isUnknown() ? old.verdict() : look.diagnosis().verdict(),
                seen(old),
                accepted,
                old.unseen().stream()
                        .filter(topic -> topic.equals(EVERYTHING)
                                ? look.isObscured()
                                : look.hidden().contains(topic))
                        .toList(),
                expiries(old),
                Publication.merged(old.snapshot(), look.snapshot(), suspected),
                Optional.empty());
        memory = memory.confirmed(after);
        if (!proven.isEmpty()) {
            record(old.snapshot(), after.snapshot(), proven.values());
        }
        Suspicion suspicion = memory.suspicion();
        memory = memory.suspecting(new Suspicion(
                suspicion.worse(),
                suspicion.better(),
                suspicion.troubles().stream()
                        .filter(one -> !isInIncident(one.trouble()))
                        .toList(),
                suspected,
                suspicion.disputed(),
                suspicion.hurried()));
    }

    private void record(Snapshot then, Snapshot published, Collection<Candidate> proven) {
        Instant after = proven.stream()
                .map(one -> one.streak().after())
                .min(Comparator.naturalOrder())
                .orElse(now);
        Instant by = proven.stream()
                .map(one -> one.streak().first())
                .min(Comparator.naturalOrder())
                .orElse(now);
        changes.add(new Recorded(
                after,
                by,
                published.differencesSince(then),
                Publication.effect(watch.domain(), then, published),
                published));
        Untold untold = memory.untold().orElseGet(() -> new Untold(after, by, then));
        // What was taken back before anybody heard of it is no news.
        Snapshot heeded = Publication.heeded(untold.before(), published, watch.wishes());
        boolean news =
                !Publication.announced(heeded.differencesSince(untold.before())).isEmpty();
        memory = memory.at(memory.times().changed(now)).untold(news ? Optional.of(untold) : Optional.empty());
        events.add("changed");
    }

    /** What was seen, and what can be there all the same. */
    private List<Trouble> seen(Confirmed old) {
        return Stream.concat(
                        troubles.stream(),
                        old.troubles().stream().filter(trouble -> look.hides(trouble) && !holds(troubles, trouble)))
                .toList();
    }

    private List<Expiry> expiries(Confirmed old) {
        List<Expiry> seen = Expiry.of(look.diagnosis());
        return Stream.concat(
                        seen.stream(),
                        old.expiries().stream()
                                .filter(one -> !look.isWhole())
                                .filter(one -> seen.stream().noneMatch(one::isOfTheSame)))
                .toList();
    }

    private static boolean holds(List<Trouble> all, Trouble trouble) {
        return all.stream().anyMatch(trouble::is);
    }

    /** True if it is among them, and no worse than there. */
    private static boolean covers(List<Trouble> all, Trouble trouble) {
        return all.stream().anyMatch(one -> one.is(trouble) && one.severity().atLeast(trouble.severity()));
    }
}
