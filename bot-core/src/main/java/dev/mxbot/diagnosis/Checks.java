package dev.mxbot.diagnosis;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
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
        return new Examining(
                checks.stream().map(check -> run(check, examination, late)).toList());
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
        Trail trail = new Trail(examination.dns());
        CompletionStage<E> looked;
        try {
            looked = check.probe().examine(new Examination(examination.inquiry(), trail));
        } catch (RuntimeException e) {
            looked = CompletableFuture.failedFuture(e);
        }
        return looked.thenApplyAsync(evidence -> judge(check, evidence, trail), judges)
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
