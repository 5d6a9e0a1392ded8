package dev.mxbot.watch;

import dev.mxbot.finding.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Trouble from its first bad check to the last word about it.
 *
 * @param id 12 characters of {@code a-z} and {@code 0-9}: all that is said of it stands in one thread
 * @param lastGood the last check before
 * @param firstBad the first that saw it, which is its date
 * @param opened when it was held to be true
 * @param severity the worst of it now
 * @param troubles it consists of now; once it has ended, those of the end
 * @param cause what incidents of several domains have in common; empty if nothing is known
 * @param told what the channel was told last; empty if it does not know of the incident at all
 * @param acknowledged by whom
 * @param reminders how many were sent since the last news
 * @param escalated when it was told elsewhere
 * @param ended the first good check; empty while it lasts
 * @param rounds how often each transition was announced
 */
public record Incident(
        String id,
        Instant lastGood,
        Instant firstBad,
        Instant opened,
        Severity severity,
        List<Trouble> troubles,
        String cause,
        Optional<Told> told,
        Optional<Acknowledgement> acknowledged,
        int reminders,
        Optional<Instant> escalated,
        Optional<Instant> ended,
        SortedMap<Transition, Integer> rounds) {
    public Incident {
        troubles = troubles.stream().sorted(Trouble.WORST_FIRST).toList();
        rounds = Collections.unmodifiableSortedMap(new TreeMap<>(rounds));
    }

    /**
     * What the channel knows.
     *
     * @param first when it was told at all
     * @param last when it was told last, a reminder included
     */
    public record Told(Instant first, Instant last, Severity severity, List<Trouble> troubles) {
        public Told {
            troubles = List.copyOf(troubles);
        }
    }

    /**
     * Somebody has taken it.
     *
     * @param by the person, by the platform's id
     */
    public record Acknowledgement(String by, Instant at) {}

    static Incident opening(
            String id,
            Instant lastGood,
            Instant firstBad,
            Instant opened,
            Severity severity,
            List<Trouble> troubles,
            String cause) {
        return new Incident(
                id,
                lastGood,
                firstBad,
                opened,
                severity,
                troubles,
                cause,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>());
    }

    Incident consistingOf(Severity worst, List<Trouble> others, String itsCause) {
        return new Incident(
                id,
                lastGood,
                firstBad,
                opened,
                worst,
                others,
                itsCause,
                told,
                acknowledged,
                reminders,
                escalated,
                ended,
                rounds);
    }

    Incident told(Told what, int remindersSince) {
        return new Incident(
                id,
                lastGood,
                firstBad,
                opened,
                severity,
                troubles,
                cause,
                Optional.of(what),
                acknowledged,
                remindersSince,
                escalated,
                ended,
                rounds);
    }

    Incident acknowledged(Optional<Acknowledgement> by) {
        return new Incident(
                id, lastGood, firstBad, opened, severity, troubles, cause, told, by, reminders, escalated, ended,
                rounds);
    }

    Incident escalated(Optional<Instant> at) {
        return new Incident(
                id,
                lastGood,
                firstBad,
                opened,
                severity,
                troubles,
                cause,
                told,
                acknowledged,
                reminders,
                at,
                ended,
                rounds);
    }

    Incident ended(Optional<Instant> at) {
        return new Incident(
                id,
                lastGood,
                firstBad,
                opened,
                severity,
                troubles,
                cause,
                told,
                acknowledged,
                reminders,
                escalated,
                at,
                rounds);
    }

    /** The same once a transition more was announced. */
    Incident counted(Transition transition) {
        SortedMap<Transition, Integer> more = new TreeMap<>(rounds);
        more.merge(transition, 1, Integer::sum);
        return new Incident(
                id,
                lastGood,
                firstBad,
                opened,
                severity,
                troubles,
                cause,
                told,
                acknowledged,
                reminders,
                escalated,
                ended,
                more);
    }

    /** The same once that transition was announced with that round. */
    Incident counted(Transition transition, int round) {
        Incident counted = this;
        while (counted.round(transition) <= round) {
            counted = counted.counted(transition);
        }
        return counted;
    }

    /** The round of the next announcement of a transition. */
    int round(Transition transition) {
        return rounds.getOrDefault(transition, 0);
    }
}
