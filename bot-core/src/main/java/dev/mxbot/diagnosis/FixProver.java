package dev.mxbot.diagnosis;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.OverlayDns;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    CompletionStage<Examined> prove(Examined broken, Inquiry inquiry, Dns asked, CompletionStage<Duration> late) {
        Map<Change, CompletableFuture<Optional<Examined>>> trials = new LinkedHashMap<>();
        // The first fix of every finding before the second of any: that is the one which is shown.
        int most = broken.findings().stream()
                .mapToInt(finding -> finding.fixes().size())
                .max()
                .orElse(0);
        IntStream.range(0, most)
                .boxed()
                .flatMap(nth -> broken.findings().stream()
                        .flatMap(finding -> finding.fixes().stream().skip(nth).limit(1)))
                .map(Change::of)
                .filter(Change::canBeTried)
                .distinct()
                .limit(MAX_TRIALS)
                .forEach(change ->
                        attempt(change, broken, inquiry, asked, late).ifPresent(trial -> trials.put(change, trial)));
        return CompletableFuture.allOf(trials.values().toArray(CompletableFuture[]::new))
                .thenApply(done -> broken.with(broken.findings().stream()
                        .map(finding -> marked(finding, broken, trials))
                        .toList()));
    }

    /**
     * Empty if a record is so odd that it cannot be laid over the DNS; such a fix stays unproven. So does one whose trial, empty too,
     * could not ask all that it wanted.
     */
    private Optional<CompletableFuture<Optional<Examined>>> attempt(
            Change change, Examined broken, Inquiry inquiry, Dns asked, CompletionStage<Duration> late) {
        Hunger hunger = new Hunger(asked);
        Dns fixed;
        try {
            fixed = new OverlayDns(hunger, change.add(), change.remove());
        } catch (IllegalArgumentException e) {
            log.info("a fix for {} cannot be tried: {}", inquiry.domain(), e.getMessage());
            return Optional.empty();
        }
        return Optional.of(checks.examine(new Examination(inquiry.forTrial(), fixed), change, broken, late)
                .thenApply(after -> hunger.isFelt() ? Optional.<Examined>empty() : Optional.of(after))
                .toCompletableFuture());
    }

    private static Finding marked(
            Finding finding, Examined broken, Map<Change, CompletableFuture<Optional<Examined>>> trials) {
        return finding.withFixes(finding.fixes().stream()
                .map(fix -> {
                    CompletableFuture<Optional<Examined>> trial = trials.get(Change.of(fix));
                    boolean cured = trial != null
                            && trial.join()
                                    .filter(after -> cures(finding, broken, after))
                                    .isPresent();
                    return cured ? fix.asProven() : fix;
                })
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
