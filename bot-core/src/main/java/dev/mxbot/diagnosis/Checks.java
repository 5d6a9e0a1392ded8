package dev.mxbot.diagnosis;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Severity;
import dev.mxbot.finding.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every check there is, run at once over one domain. */
final class Checks {
    private static final Logger log = LoggerFactory.getLogger(Checks.class);

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::lane)
            .thenComparing(Finding::code)
            .thenComparing(Finding::subject)
            .thenComparing(Finding::title);

    private final List<Check<?>> checks;
    private final Set<Lane> lanes;

    Checks(Set<Check<?>> checks) {
        this.checks = checks.stream().sorted(Comparator.comparing(Check::topic)).toList();
        this.lanes = EnumSet.noneOf(Lane.class);
        checks.forEach(
                check -> check.rules().forEach(rule -> lanes.add(rule.card().lane())));
    }

    /** True if any rule judges this lane; of the others nothing is known. */
    boolean judges(Lane lane) {
        return lanes.contains(lane);
    }

    /** Whatever fails inside one check costs that check alone. */
    CompletionStage<Examined> examine(Examination examination) {
        List<CompletableFuture<Outcome>> running =
                checks.stream().map(check -> run(check, examination)).toList();
        return CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        gather(running.stream().map(CompletableFuture::join).toList()));
    }

    private record Outcome(Topic topic, Map<String, Object> facts, Set<Lane> unused, List<Finding> findings) {}

    private static <E extends Evidence> CompletableFuture<Outcome> run(Check<E> check, Examination examination) {
        CompletionStage<E> looked;
        try {
            looked = check.probe().examine(examination);
        } catch (RuntimeException e) {
            looked = CompletableFuture.failedFuture(e);
        }
        return looked.thenApply(evidence -> judge(check, evidence))
                .exceptionally(failure -> failed(check, examination, failure))
                .toCompletableFuture();
    }

    private static <E extends Evidence> Outcome judge(Check<E> check, E evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Rule<? super E> rule : check.rules()) {
            findings.addAll(rule.judge(evidence));
        }
        return new Outcome(check.topic(), evidence.facts(), evidence.unusedLanes(), findings);
    }

    /** A fault of mxbot's own: the topic is unknown, the rest of the diagnosis stands. */
    private static Outcome failed(Check<?> check, Examination examination, Throwable failure) {
        log.error("check {} failed on {}", check.topic(), examination.domain(), failure);
        List<Finding> unknown = check.rules().stream()
                .map(Rule::card)
                .filter(card -> card.severity() == Severity.UNKNOWN)
                .limit(1)
                .map(card -> Finding.of(
                                card,
                                examination.domain().text(),
                                "mxbot failed while it looked at " + check.topic() + "; its log says why")
                        .impact("Nothing is claimed about " + check.topic() + ".")
                        .build())
                .toList();
        return new Outcome(check.topic(), Map.of(), Set.of(), unknown);
    }

    private static Examined gather(List<Outcome> outcomes) {
        Set<Lane> unused = EnumSet.noneOf(Lane.class);
        SortedMap<Topic, Map<String, Object>> facts = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            unused.addAll(outcome.unused());
            facts.put(outcome.topic(), outcome.facts());
            findings.addAll(outcome.findings());
        }
        findings.sort(WORST_FIRST);
        return new Examined(findings, facts, unused);
    }
}
