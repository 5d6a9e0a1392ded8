package dev.mxbot.diagnosis;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every check there is, run at once over one domain. */
final class Checks {
    private static final Logger log = LoggerFactory.getLogger(Checks.class);

    private final List<Check<?>> checks;
    private final Set<Lane> lanes;
    private final Executor judges;

    /** @param judges run the rules, and what follows from them: never the threads that answers come in on, or the next answer waits */
    Checks(Set<Check<?>> checks, Executor judges) {
        this.judges = judges;
        this.checks = checks.stream().sorted(Comparator.comparing(Check::topic)).toList();
        this.lanes = EnumSet.noneOf(Lane.class);
        checks.forEach(
                check -> check.rules().forEach(rule -> lanes.add(rule.card().lane())));
    }

    /** True if any rule judges this lane; of the others nothing is known. */
    boolean judges(Lane lane) {
        return lanes.contains(lane);
    }

    /**
     * Whatever fails inside one check costs that check alone, and so does what takes too long.
     *
     * @param late ends the wait for checks that are still under way, and says how long it was
     */
    Examining examine(Examination examination, CompletionStage<Duration> late) {
        return judge(look(examination), examination, late);
    }

    /** Starts all probes, and asks no rule. */
    List<Looked<?>> look(Examination examination) {
        List<Looked<?>> looked = new ArrayList<>();
        checks.forEach(check -> looked.add(look(check, examination)));
        return looked;
    }

    /** Asks the rules of each check as soon as its probe is done; see {@link #examine} for the rest. */
    Examining judge(List<Looked<?>> looked, Examination examination, CompletionStage<Duration> late) {
        return new Examining(
                looked.stream().map(one -> run(one, examination, late)).toList());
    }

    /**
     * What was seen, as one word, once all probes are done; empty where a probe failed or took too long, or anything could not be looked up.
     *
     * @param basis what else a judgement rests on
     * @param heard all answers so far
     */
    CompletionStage<Optional<String>> fingerprint(
            List<Looked<?>> looked, String basis, Supplier<List<Answer>> heard, CompletionStage<Duration> late) {
        CompletableFuture<?>[] probes =
                looked.stream().map(one -> one.evidence().toCompletableFuture()).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(probes)
                .thenApplyAsync(done -> Fingerprint.of(basis, heard.get(), elsewhere(looked)), judges)
                .exceptionally(failure -> Optional.empty())
                .applyToEither(late.thenApply(after -> Optional.<String>empty()), word -> word);
    }

    private static List<Fingerprint.Elsewhere> elsewhere(List<Looked<?>> looked) {
        return looked.stream().flatMap(one -> elsewhere(one).stream()).toList();
    }

    private static <E extends Evidence> Optional<Fingerprint.Elsewhere> elsewhere(Looked<E> looked) {
        E evidence = looked.evidence().toCompletableFuture().join();
        return evidence.besides()
                .map(words -> new Fingerprint.Elsewhere(words, judge(looked.check(), evidence, looked.trail())));
    }

    /**
     * As {@link #examine}, over records that were changed: checks whose answers the change cannot touch come to the same as before. Each
     * begins as soon as it is known what it came to before.
     */
    Examining examine(Examination changed, Change change, Examining before, CompletionStage<Duration> late) {
        List<CompletableFuture<Outcome>> running = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            Check<?> check = checks.get(i);
            running.add(before.outcomes()
                    .get(i)
                    .thenCompose(known -> known.isTouchedBy(change)
                            ? run(check, changed, late)
                            : CompletableFuture.completedFuture(known)));
        }
        return new Examining(running);
    }

    private <E extends Evidence> CompletableFuture<Outcome> run(
            Check<E> check, Examination examination, CompletionStage<Duration> late) {
        return run(look(check, examination), examination, late);
    }

    private static <E extends Evidence> Looked<E> look(Check<E> check, Examination examination) {
        Trail trail = new Trail(examination.dns());
        CompletionStage<E> looked;
        try {
            looked = check.probe().examine(new Examination(examination.inquiry(), trail));
        } catch (RuntimeException e) {
            looked = CompletableFuture.failedFuture(e);
        }
        return new Looked<>(check, looked, trail);
    }

    private <E extends Evidence> CompletableFuture<Outcome> run(
            Looked<E> looked, Examination examination, CompletionStage<Duration> late) {
        Check<E> check = looked.check();
        Trail trail = looked.trail();
        return looked.evidence()
                .thenApplyAsync(evidence -> judge(check, evidence, trail), judges)
                .exceptionally(failure -> failed(check, examination, failure, trail))
                .applyToEither(
                        late.thenApply(after -> unfinished(check, examination, after, trail)), outcome -> outcome)
                .toCompletableFuture();
    }

    private static <E extends Evidence> Outcome judge(Check<E> check, E evidence, Trail trail) {
        List<Finding> findings = new ArrayList<>();
        for (Rule<? super E> rule : check.rules()) {
            findings.addAll(rule.judge(evidence));
        }
        return new Outcome(check.topic(), evidence.facts(), evidence.unusedLanes(), findings, trail);
    }

    /** A fault of mxbot's own: the topic is unknown, the rest of the diagnosis stands. */
    private static Outcome failed(Check<?> check, Examination examination, Throwable failure, Trail trail) {
        log.error("check {} failed on {}", check.topic(), examination.domain(), failure);
        return unknown(
                check, examination, "mxbot failed while it looked at " + check.topic() + "; its log says why", trail);
    }

    /** Somebody did not answer in the time of one diagnosis; the DNS is given up by itself, so it was another. */
    private static Outcome unfinished(Check<?> check, Examination examination, Duration after, Trail trail) {
        log.info("check {} took too long on {}", check.topic(), examination.domain());
        return unknown(
                check,
                examination,
                "the look at " + check.topic() + " was not over after " + after.toSeconds() + " s",
                trail);
    }

    private static Outcome unknown(Check<?> check, Examination examination, String title, Trail trail) {
        List<Finding> unknown = check.rules().stream()
                .map(Rule::card)
                .filter(card -> card.severity() == Severity.UNKNOWN)
                .limit(1)
                .map(card -> Finding.of(card, examination.domain().text(), title)
                        .impact("Nothing is claimed about " + check.topic() + ".")
                        .build())
                .toList();
        return new Outcome(check.topic(), Map.of(), Set.of(), unknown, trail);
    }
}
