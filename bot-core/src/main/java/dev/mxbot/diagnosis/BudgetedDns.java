package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Provenance;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The DNS as one diagnosis may use it: no query twice, at most so many, and none after the deadline.
 *
 * <p>Queries for names below the domain wait for the first answer about the domain itself: if that is NXDOMAIN, nothing exists below
 * (RFC 8020 section 2) and none of them is sent. They are never the first link of a diagnosis's longest chain, so waiting costs no time.
 */
final class BudgetedDns implements Dns, AutoCloseable {
    private final Dns dns;
    private final DomainName domain;
    private final Budget budget;
    private final Clock clock;
    private final Instant start;
    private final Map<Query, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final CompletableFuture<Answer> firstWord = new CompletableFuture<>();
    private final ScheduledFuture<?> deadline;
    private final ScheduledFuture<?> doubt;
    private final ControlQuestion control;
    private volatile boolean over;

    /**
     * @param uncached asked only if nothing else is answered
     */
    BudgetedDns(Dns dns, Dns uncached, DomainName domain, Budget budget, Clock clock, ScheduledExecutorService timer) {
        this.dns = dns;
        this.domain = domain;
        this.budget = budget;
        this.clock = clock;
        this.start = clock.instant();
        this.control = new ControlQuestion(uncached, domain);
        // Early enough for an answer within the budget, even if no question has failed by then.
        this.doubt = timer.schedule(control::doubt, budget.time().toMillis() / 3, TimeUnit.MILLISECONDS);
        this.deadline = timer.schedule(this::expire, budget.time().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        CompletableFuture<Answer> fresh = new CompletableFuture<>();
        CompletableFuture<Answer> earlier = asked.putIfAbsent(query, fresh);
        if (earlier != null) {
            return earlier;
        }
        if (query.name().equals(domain) || !query.name().isWithin(domain)) {
            send(query, fresh);
        } else {
            firstWord.thenAccept(apex -> {
                if (apex instanceof Answer.NoSuchName) {
                    fresh.complete(new Answer.NoSuchName(query, apex.provenance(), List.of()));
                } else {
                    send(query, fresh);
                }
            });
        }
        return fresh;
    }

    private void send(Query query, CompletableFuture<Answer> result) {
        if (over || sent.incrementAndGet() > budget.queries()) {
            result.complete(unasked(query));
            return;
        }
        dns.ask(query).whenComplete((answer, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            control.hear(answer);
            result.complete(answer);
            if (query.name().equals(domain) && (query.server().isEmpty() || !answer.isUnanswered())) {
                firstWord.complete(answer);
            }
        });
    }

    private void expire() {
        over = true;
        asked.forEach((query, pending) -> pending.complete(unasked(query)));
        firstWord.complete(unasked(Query.of(domain, RecordType.MX)));
        control.expire(unasked(Query.of(DomainName.ROOT, RecordType.NS)));
    }

    private Answer unasked(Query query) {
        String detail = over
                ? "no answer within the " + budget.time().toSeconds() + " s of this diagnosis"
                : "the " + budget.queries() + " queries of this diagnosis are used up";
        return new Answer.Unanswered(
                query,
                new Provenance(
                        query.server().map(s -> s.label()).orElse(""),
                        clock.instant(),
                        Duration.between(start, clock.instant()),
                        "",
                        OptionalLong.empty(),
                        false,
                        false,
                        "",
                        List.of(),
                        0),
                over ? Answer.Reason.TIMEOUT : Answer.Reason.OUT_OF_BUDGET,
                detail);
    }

    /** Distinct queries put to the DNS. */
    int queries() {
        return Math.min(sent.get(), budget.queries());
    }

    /** When each answer used so far came from the network. */
    List<Instant> answerTimes() {
        return asked.values().stream()
                .map(answer -> answer.getNow(null))
                .filter(answer -> answer != null)
                .map(answer -> answer.provenance().at())
                .toList();
    }

    /** Why nothing was answered, as far as mxbot's own DNS is to blame; empty if anything at all was answered. */
    CompletionStage<List<Observation>> unreachable() {
        return control.failures();
    }

    @Override
    public void close() {
        doubt.cancel(false);
        deadline.cancel(false);
    }
}
