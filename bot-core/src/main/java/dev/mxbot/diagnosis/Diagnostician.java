package dev.mxbot.diagnosis;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Severity;
import dev.mxbot.finding.Topic;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Fresh;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs every check on a domain, at once, and draws the verdict. */
public final class Diagnostician {
    private static final Logger log = LoggerFactory.getLogger(Diagnostician.class);

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::lane)
            .thenComparing(Finding::code)
            .thenComparing(Finding::subject)
            .thenComparing(Finding::title);

    private final List<Check<?>> checks;
    private final Set<Lane> judgedLanes;
    private final Dns dns;
    private final Dns fresh;
    private final Budget budget;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    @Inject
    public Diagnostician(
            Set<Check<?>> checks,
            Dns dns,
            @Fresh Dns fresh,
            Budget budget,
            Clock clock,
            ScheduledExecutorService timer) {
        this.checks = checks.stream().sorted(Comparator.comparing(Check::topic)).toList();
        this.judgedLanes = lanesOf(this.checks);
        this.dns = dns;
        this.fresh = fresh;
        this.budget = budget;
        this.clock = clock;
        this.timer = timer;
    }

    /** Ends within the budget's time; whatever fails inside one check costs that check alone. */
    public CompletionStage<Diagnosis> diagnose(Inquiry inquiry) {
        Instant start = clock.instant();
        BudgetedDns asking =
                new BudgetedDns(inquiry.fresh() ? fresh : dns, fresh, inquiry.domain(), budget, clock, timer);
        Examination examination = new Examination(inquiry, asking);
        List<CompletableFuture<Outcome>> running =
                checks.stream().map(check -> run(check, examination)).toList();
        return CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                .thenCompose(done -> asking.unreachable())
                .thenApply(unreachable -> {
                    asking.close();
                    return conclude(
                            inquiry,
                            start,
                            asking,
                            running.stream().map(CompletableFuture::join).toList(),
                            unreachable);
                });
    }

    private record Outcome(Topic topic, Map<String, Object> facts, Set<Lane> unused, List<Finding> findings) {}

    private <E extends Evidence> CompletableFuture<Outcome> run(Check<E> check, Examination examination) {
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

    private Diagnosis conclude(
            Inquiry inquiry, Instant start, BudgetedDns asking, List<Outcome> outcomes, List<Observation> unreachable) {
        List<Finding> findings = outcomes.stream()
                .flatMap(outcome -> outcome.findings().stream())
                .sorted(WORST_FIRST)
                .toList();
        Set<Lane> unused = EnumSet.noneOf(Lane.class);
        SortedMap<Topic, Map<String, Object>> facts = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            unused.addAll(outcome.unused());
            facts.put(outcome.topic(), outcome.facts());
        }
        Map<Lane, Verdict> lanes = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            lanes.put(
                    lane,
                    !unreachable.isEmpty()
                            ? Verdict.UNKNOWN
                            : unused.contains(lane) ? Verdict.NONE : verdict(lane, findings));
        }
        Instant end = clock.instant();
        List<Instant> cached = asking.answerTimes().stream()
                .filter(at -> at.isBefore(start))
                .sorted()
                .toList();
        return new Diagnosis(
                inquiry.domain(),
                start,
                unreachable.isEmpty() ? overall(lanes, findings) : Verdict.UNKNOWN,
                lanes,
                findings,
                facts,
                asking.queries(),
                cached.size(),
                cached.isEmpty() ? Duration.ZERO : Duration.between(cached.get(0), end),
                Duration.between(start, end),
                unreachable);
    }

    private Verdict verdict(Lane lane, List<Finding> findings) {
        List<Finding> own = findings.stream().filter(f -> f.lane() == lane).toList();
        if (own.stream().anyMatch(f -> f.severity() == Severity.CRITICAL)) {
            return Verdict.BROKEN;
        }
        if (!judgedLanes.contains(lane) || own.stream().anyMatch(Finding::decisive)) {
            return Verdict.UNKNOWN;
        }
        return own.stream().anyMatch(f -> f.severity().atLeast(Severity.WARNING)) ? Verdict.AT_RISK : Verdict.HEALTHY;
    }

    /** The worst lane speaks for the domain; a lane that nobody judges does not. */
    private Verdict overall(Map<Lane, Verdict> lanes, List<Finding> findings) {
        return lanes.entrySet().stream()
                .filter(lane -> judgedLanes.contains(lane.getKey())
                        || findings.stream().anyMatch(f -> f.lane() == lane.getKey()))
                .map(Map.Entry::getValue)
                .filter(verdict -> verdict != Verdict.NONE)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.HEALTHY);
    }

    private static Set<Lane> lanesOf(List<Check<?>> checks) {
        Set<Lane> lanes = EnumSet.noneOf(Lane.class);
        checks.forEach(
                check -> check.rules().forEach(rule -> lanes.add(rule.card().lane())));
        return lanes;
    }
}
