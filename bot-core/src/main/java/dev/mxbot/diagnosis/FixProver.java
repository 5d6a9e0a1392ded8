package dev.mxbot.diagnosis;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.OverlayDns;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries each fix before it is shown: lays its records over the DNS, runs the same diagnosis again, and marks the fix proven when its
 * finding is gone and nothing above a notice is new.
 *
 * <p>The answers of the first run serve the trials too, so that a trial asks only for names that the fix brings in; and a check whose
 * answers the fix cannot touch is not run again, for it would come to the same.
 */
final class FixProver {
    /** More distinct fixes than this are not tried in one diagnosis; the worst findings come first. */
    private static final int MAX_TRIALS = 16;

    private static final Logger log = LoggerFactory.getLogger(FixProver.class);

    private final Checks checks;

    FixProver(Checks checks) {
        this.checks = checks;
    }

    /**
     * Completes when all checks have, with the fixes tried.
     *
     * @param early true while a trial may begin as soon as its finding is known, and others are still looked for: a trial may ask, too, and
     *     is not to use up what the checks need
     */
    CompletionStage<Examined> prove(
            Examining broken, Inquiry inquiry, Dns asked, BooleanSupplier early, CompletionStage<Duration> late) {
        Trials trials = new Trials(broken, inquiry, asked, late);
        broken.outcomes()
                .forEach(outcome -> outcome.thenAccept(known -> {
                    if (early.getAsBoolean()) {
                        trials.begin(known.findings());
                    }
                }));
        return broken.all()
                .thenCompose(examined -> trials.all(examined.findings())
                        .thenApply(tried -> examined.with(examined.findings().stream()
                                .map(finding -> marked(finding, examined, tried))
                                .toList())));
    }

    /** The fixes of these findings that can be tried, without repetition: the first of every finding before the second of any. */
    private static Stream<Change> changes(List<Finding> findings) {
        int most = findings.stream()
                .mapToInt(finding -> finding.fixes().size())
                .max()
                .orElse(0);
        return IntStream.range(0, most)
                .boxed()
                .flatMap(nth -> findings.stream()
                        .flatMap(finding -> finding.fixes().stream().skip(nth).limit(1)))
                .map(Change::of)
                .filter(Change::canBeTried)
                .distinct();
    }

    /** The trials of one diagnosis. */
    private final class Trials {
        private final Examining broken;
        private final Inquiry inquiry;
        private final Dns asked;
        private final CompletionStage<Duration> late;
        private final Map<Change, CompletableFuture<Optional<Examined>>> running = new ConcurrentHashMap<>();

        Trials(Examining broken, Inquiry inquiry, Dns asked, CompletionStage<Duration> late) {
            this.broken = broken;
            this.inquiry = inquiry;
            this.asked = asked;
            this.late = late;
        }

        /** Begins ahead of time what will most likely be wanted. */
        void begin(List<Finding> findings) {
            changes(findings).takeWhile(change -> running.size() < MAX_TRIALS).forEach(this::trial);
        }

        /** Ends when those that are wanted have; whatever else was begun does not count. */
        CompletionStage<Map<Change, Optional<Examined>>> all(List<Finding> findings) {
            Map<Change, CompletableFuture<Optional<Examined>>> wanted = new LinkedHashMap<>();
            changes(findings).limit(MAX_TRIALS).forEach(change -> wanted.put(change, trial(change)));
            return CompletableFuture.allOf(wanted.values().toArray(CompletableFuture[]::new))
                    .thenApply(done -> wanted.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, trial -> trial.getValue().join())));
        }

        private CompletableFuture<Optional<Examined>> trial(Change change) {
            CompletableFuture<Optional<Examined>> fresh = new CompletableFuture<>();
            CompletableFuture<Optional<Examined>> earlier = running.putIfAbsent(change, fresh);
            if (earlier != null) {
                return earlier;
            }
            attempt(change, broken, inquiry, asked, late)
                    .exceptionally(failure -> {
                        log.error("trying a fix for {} failed", inquiry.domain(), failure);
                        return Optional.empty();
                    })
                    .thenAccept(fresh::complete);
            return fresh;
        }
    }

    /**
     * Empty if a record is so odd that it cannot be laid over the DNS; such a fix stays unproven. So does one whose trial, empty too,
     * could not ask all that it wanted.
     */
    private CompletionStage<Optional<Examined>> attempt(
            Change change, Examining broken, Inquiry inquiry, Dns asked, CompletionStage<Duration> late) {
        Hunger hunger = new Hunger(asked);
        Dns fixed;
        try {
            fixed = new OverlayDns(hunger, change.add(), change.remove());
        } catch (IllegalArgumentException e) {
            log.info("a fix for {} cannot be tried: {}", inquiry.domain(), e.getMessage());
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return checks.examine(new Examination(inquiry.forTrial(), fixed), change, broken, late)
                .all()
                .thenApply(after -> hunger.isFelt() ? Optional.empty() : Optional.of(after));
    }

    private static Finding marked(Finding finding, Examined broken, Map<Change, Optional<Examined>> tried) {
        return finding.withFixes(finding.fixes().stream()
                .map(fix -> tried.getOrDefault(Change.of(fix), Optional.empty())
                                .filter(after -> cures(finding, broken, after))
                                .isPresent()
                        ? fix.asProven()
                        : fix)
                .toList());
    }

    private static boolean cures(Finding finding, Examined before, Examined after) {
        Defect cured = Defect.of(finding);
        Map<Defect, Severity> known =
                before.findings().stream().collect(Collectors.toMap(Defect::of, Finding::severity, FixProver::worse));
        return after.findings().stream().noneMatch(found -> {
            Defect key = Defect.of(found);
            boolean asBadBefore = known.containsKey(key) && known.get(key).atLeast(found.severity());
            return key.equals(cured) || !(found.severity() == Severity.NOTICE || asBadBefore);
        });
    }

    private static Severity worse(Severity one, Severity other) {
        return one.atLeast(other) ? one : other;
    }
}
