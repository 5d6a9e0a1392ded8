package dev.mxbot.watch;

import dev.mxbot.finding.Severity;
import dev.mxbot.history.ChangesOf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a channel wants a domain watched.
 *
 * @param every from one check to the next
 * @param at findings as bad as this, or worse, are trouble
 * @param ignored codes of findings that are known and accepted; one that ends in {@code .} stands for all that begin so
 * @param mutedUntil until then nothing is said; empty where nobody muted it
 * @param windows when the owner works on it: nothing is said either
 * @param remindEvery while trouble lasts and nobody has acknowledged it; zero for never
 * @param escalation who is told when nobody acknowledges
 * @param ignoredChanges of what is published that nobody needs to be told, each as {@link ChangesOf} writes it: in words, so that an older
 *     program can read what a newer one wrote; one with a plus sign in front is told all the same
 */
public record Wishes(
        Duration every,
        Severity at,
        List<String> ignored,
        Optional<Instant> mutedUntil,
        List<Window> windows,
        Duration remindEvery,
        Optional<Escalation> escalation,
        List<String> ignoredChanges) {
    /** In front of changes that are told though they are among what is ignored. */
    static final String HEEDED = "+";

    /** Every 15 minutes, errors and worse. */
    public static final Wishes DEFAULT = new Wishes(
            Duration.ofMinutes(15),
            Severity.ERROR,
            List.of(),
            Optional.empty(),
            List.of(),
            Duration.ZERO,
            Optional.empty(),
            List.of());

    public Wishes {
        ignored = ignored.stream().sorted().distinct().toList();
        windows = List.copyOf(windows);
        ignoredChanges = ignoredChanges.stream().sorted().distinct().toList();
    }

    /** True if findings of this code are known and accepted. */
    public boolean ignores(String code) {
        return ignored.stream().anyMatch(one -> one.endsWith(".") ? code.startsWith(one) : code.equals(one));
    }

    /** True if nobody needs to be told that this question is answered differently. */
    public boolean ignoresChangesOf(String question) {
        return changesIgnored().stream().anyMatch(one -> one.covers(question))
                && changesHeeded().stream().noneMatch(one -> one.covers(question));
    }

    public List<ChangesOf> changesIgnored() {
        return ignoredChanges.stream()
                .filter(one -> !one.startsWith(HEEDED))
                .flatMap(one -> ChangesOf.read(one).stream())
                .toList();
    }

    /** Those that are told though they are among what is ignored. */
    public List<ChangesOf> changesHeeded() {
        return ignoredChanges.stream()
                .filter(one -> one.startsWith(HEEDED))
                .flatMap(one -> ChangesOf.read(one.substring(HEEDED.length())).stream())
                .toList();
    }

    public Wishes every(Duration interval) {
        return new Wishes(interval, at, ignored, mutedUntil, windows, remindEvery, escalation, ignoredChanges);
    }

    public Wishes at(Severity threshold) {
        return new Wishes(every, threshold, ignored, mutedUntil, windows, remindEvery, escalation, ignoredChanges);
    }

    public Wishes ignoring(List<String> codes) {
        return new Wishes(every, at, codes, mutedUntil, windows, remindEvery, escalation, ignoredChanges);
    }

    public Wishes mutedUntil(Instant end) {
        return new Wishes(every, at, ignored, Optional.of(end), windows, remindEvery, escalation, ignoredChanges);
    }

    public Wishes unmuted() {
        return new Wishes(every, at, ignored, Optional.empty(), windows, remindEvery, escalation, ignoredChanges);
    }

    public Wishes within(List<Window> others) {
        return new Wishes(every, at, ignored, mutedUntil, others, remindEvery, escalation, ignoredChanges);
    }

    public Wishes remindEvery(Duration interval) {
        return new Wishes(every, at, ignored, mutedUntil, windows, interval, escalation, ignoredChanges);
    }

    public Wishes escalating(Escalation to) {
        return new Wishes(every, at, ignored, mutedUntil, windows, remindEvery, Optional.of(to), ignoredChanges);
    }

    public Wishes withoutEscalation() {
        return new Wishes(every, at, ignored, mutedUntil, windows, remindEvery, Optional.empty(), ignoredChanges);
    }

    public Wishes ignoringChanges(List<String> others) {
        return new Wishes(every, at, ignored, mutedUntil, windows, remindEvery, escalation, others);
    }
}
