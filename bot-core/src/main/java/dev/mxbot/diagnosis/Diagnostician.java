package dev.mxbot.diagnosis;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Severity;
import dev.mxbot.journal.Journal;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Fresh;
import dev.mxbot.lookup.dns.OverlayDns;
import dev.mxbot.lookup.dns.Validation;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** Runs every check on a domain, at once, tries the fixes, and draws the verdict. */
public final class Diagnostician {
    private final Checks checks;
    private final FixProver prover;
    private final Dns dns;
    private final Dns fresh;
    private final Validation validation;
    private final Budget budget;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final DiagnosisListener listener;

    @Inject
    public Diagnostician(
            Set<Check<?>> checks,
            Dns dns,
            @Fresh Dns fresh,
            Validation validation,
            Budget budget,
            Clock clock,
            ScheduledExecutorService timer,
            @Judges Executor judges,
            DiagnosisListener listener) {
        this.checks = new Checks(checks, judges);
        this.prover = new FixProver(this.checks);
        this.dns = dns;
        this.fresh = fresh;
        this.validation = validation;
        this.budget = budget;
        this.clock = clock;
        this.timer = timer;
        this.listener = listener;
    }

    /** Without validation of its own, and judging where the answers come in. */
    public Diagnostician(
            Set<Check<?>> checks, Dns dns, Dns fresh, Budget budget, Clock clock, ScheduledExecutorService timer) {
        this(checks, dns, fresh, Validation.NONE, budget, clock, timer, Runnable::run, DiagnosisListener.NOBODY);
    }

    private BudgetedDns asking(Inquiry inquiry) {
        Dns asked = inquiry.fresh() ? fresh : dns;
        return new BudgetedDns(
                inquiry.validate() ? validation.over(asked) : asked, fresh, inquiry.domain(), budget, clock, timer);
    }

    /** Ends with the budget's time or a moment later; whatever fails inside one check, or takes too long, costs that check alone. */
    public CompletionStage<Diagnosis> diagnose(Inquiry inquiry) {
        Instant start = clock.instant();
        Optional<String> id = Journal.id();
        Journal.note("check started");
        BudgetedDns asking = asking(inquiry);
        Examining examining = checks.examine(new Examination(inquiry, asking), asking.late());
        return judge(examining, inquiry, start, asking).whenComplete((diagnosis, failure) -> {
            asking.close();
            if (diagnosis != null) {
                tell(id, diagnosis);
            }
        });
    }

    /**
     * As {@link #diagnose}, but asks rules and tries fixes only where something else is seen than before.
     *
     * @param basis what the judgement rests on besides what is seen: where this is another one, so is the fingerprint
     * @param known what was judged before; empty to judge in any case
     */
    public CompletionStage<Recognition> recognise(Inquiry inquiry, String basis, Optional<Recognition.Known> known) {
        Instant start = clock.instant();
        Optional<String> id = Journal.id();
        BudgetedDns asking = asking(inquiry);
        Examination examination = new Examination(inquiry, asking);
        List<Looked<?>> looked = checks.look(examination);
        // What a person asks about is looked at in more places, and is judged anew.
        CompletionStage<Optional<String>> fingerprint = inquiry.isNamed()
                ? CompletableFuture.completedFuture(Optional.empty())
                : checks.fingerprint(looked, basis, asking::heard, asking.late());
        return fingerprint
                .thenCompose(seen -> {
                    Optional<Recognition.Known> same =
                            known.filter(before -> seen.equals(Optional.of(before.fingerprint())));
                    if (same.isPresent()) {
                        listener.recognised(same.get().verdict(), Duration.between(start, clock.instant()));
                        return CompletableFuture.completedFuture(new Recognition(seen, Optional.empty()));
                    }
                    return judge(checks.judge(looked, examination, asking.late()), inquiry, start, asking)
                            .thenApply(diagnosis -> {
                                tell(id, diagnosis);
                                return new Recognition(seen, Optional.of(diagnosis));
                            });
                })
                .whenComplete((recognition, failure) -> asking.close());
    }

    private CompletionStage<Diagnosis> judge(Examining examining, Inquiry inquiry, Instant start, BudgetedDns asking) {
        return prover.prove(examining, inquiry, asking, asking::isRoomy, asking.late())
                .thenCompose(examined -> asking.unreachable()
                        .thenApply(unreachable -> conclude(inquiry, start, asking, examined, unreachable)));
    }

    private void tell(Optional<String> id, Diagnosis diagnosis) {
        listener.concluded(diagnosis);
        Journal.under(
                id,
                () -> Journal.note(
                        "check concluded: {} in {} ms, {} queries",
                        diagnosis.verdict().word(),
                        diagnosis.elapsed().toMillis(),
                        diagnosis.queries()));
    }

    /**
     * Diagnoses the domain as it is, and as it would be after a change, within one budget. What the change cannot touch is looked at
     * once. A person asked, so hosts that the change brings in are connected to as the inquiry says.
     *
     * @param wish makes the change out of what is published, which it may ask for
     */
    public CompletionStage<Rehearsal> rehearse(Inquiry inquiry, Function<Dns, CompletionStage<Change>> wish) {
        Instant start = clock.instant();
        BudgetedDns asking = asking(inquiry);
        Examining examining = checks.examine(new Examination(inquiry, asking), asking.late());
        return examining
                .all()
                .thenCompose(before -> wish.apply(asking)
                        .thenCompose(change -> rehearse(inquiry, change, examining, asking)
                                .thenCompose(after -> asking.unreachable()
                                        .thenApply(unreachable -> new Rehearsal(
                                                change,
                                                conclude(inquiry, start, asking, before, unreachable),
                                                conclude(inquiry, start, asking, after, unreachable))))))
                .whenComplete((rehearsal, failure) -> asking.close());
    }

    private CompletionStage<Examined> rehearse(Inquiry inquiry, Change change, Examining before, BudgetedDns asking) {
        Dns changed = new OverlayDns(asking, change.add(), change.remove());
        return prover.prove(
                checks.examine(new Examination(inquiry, changed), change, before, asking.late()),
                inquiry,
                changed,
                asking::isRoomy,
                asking.late());
    }

    private Diagnosis conclude(
            Inquiry inquiry, Instant start, BudgetedDns asking, Examined examined, List<Observation> unreachable) {
        Map<Lane, Verdict> lanes = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            lanes.put(lane, unreachable.isEmpty() ? verdict(lane, examined) : Verdict.UNKNOWN);
        }
        Instant end = clock.instant();
        List<Instant> cached = asking.answerTimes().stream()
                .filter(at -> at.isBefore(start))
                .sorted()
                .toList();
        return new Diagnosis(
                inquiry.domain(),
                start,
                unreachable.isEmpty() ? overall(lanes) : Verdict.UNKNOWN,
                lanes,
                examined.findings(),
                examined.facts(),
                asking.queries(),
                cached.size(),
                cached.isEmpty() ? Duration.ZERO : Duration.between(cached.get(0), end),
                Duration.between(start, end),
                unreachable,
                asking.answers());
    }

    private Verdict verdict(Lane lane, Examined examined) {
        if (examined.unusedLanes().contains(lane)) {
            return Verdict.NONE;
        }
        List<Finding> own =
                examined.findings().stream().filter(f -> f.lane() == lane).toList();
        if (own.stream().anyMatch(f -> f.severity() == Severity.CRITICAL)) {
            return Verdict.BROKEN;
        }
        if (!checks.judges(lane) || own.stream().anyMatch(Finding::decisive)) {
            return Verdict.UNKNOWN;
        }
        return own.stream().anyMatch(f -> f.severity().atLeast(Severity.WARNING)) ? Verdict.AT_RISK : Verdict.HEALTHY;
    }

    /** The worst lane speaks for the domain; a lane that nobody judges does not. */
    private Verdict overall(Map<Lane, Verdict> lanes) {
        return lanes.entrySet().stream()
                .filter(lane -> checks.judges(lane.getKey()) && lane.getValue() != Verdict.NONE)
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.HEALTHY);
    }
}
