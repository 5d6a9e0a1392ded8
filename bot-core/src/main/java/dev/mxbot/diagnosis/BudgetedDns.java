package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Provenance;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.Server;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The DNS as one diagnosis may use it: no query twice, at most so many, and none after the deadline.
 *
 * <p>Queries for names below the domain wait for the first answer about the domain itself: if that is NXDOMAIN, nothing exists below
 * (RFC 8020 section 2) and none of them is sent. They are never the first link of a diagnosis's longest chain, so waiting costs no time.
 * Queries to a named server are not held back: they ask for its word, not for the world's.
 */
final class BudgetedDns implements Dns, AutoCloseable {
    private static final long GRACE_MILLIS = 500;

    private final Dns dns;
    private final DomainName domain;
    private final Budget budget;
    private final Clock clock;
    private final Instant start;
    private final Map<Query, Pending> asked = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicBoolean domainAsked = new AtomicBoolean();
    private final CompletableFuture<Answer> firstWord = new CompletableFuture<>();
    private final ScheduledFuture<?> deadline;
    private final ScheduledFuture<?> lastCall;
    private final CompletableFuture<Duration> late = new CompletableFuture<>();
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
        this.control = new ControlQuestion(uncached, domain, start);
        // Early enough for an answer within the budget, even if no question has failed by then.
        this.doubt = timer.schedule(control::doubt, budget.time().toMillis() / 3, TimeUnit.MILLISECONDS);
        this.deadline = timer.schedule(this::expire, budget.time().toMillis(), TimeUnit.MILLISECONDS);
        this.lastCall = timer.schedule(
                () -> late.complete(budget.time()), budget.time().toMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** One query of this diagnosis, sent or not yet. */
    private static final class Pending {
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private volatile boolean sent;
    }

    /** Completes a moment after the time is up, with its length: whoever waits only for the DNS has answers by then. */
    CompletionStage<Duration> late() {
        return late;
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        Pending fresh = new Pending();
        Pending earlier = asked.putIfAbsent(query, fresh);
        if (earlier != null) {
            return earlier.answer.copy();
        }
        if (query.server().isPresent() || !query.name().isWithin(domain)) {
            send(query, fresh);
        } else if (query.name().equals(domain)) {
            domainAsked.set(true);
            send(query, fresh);
        } else {
            askAfterTheFirstWord(query, fresh);
        }
        return fresh.answer.copy();
    }

    private void askAfterTheFirstWord(Query query, Pending pending) {
        if (!domainAsked.get()) {
            // Nobody has asked about the domain itself yet; its MX is part of every diagnosis.
            ask(Query.of(domain, RecordType.MX));
        }
        firstWord.thenAccept(apex -> {
            // Behind an alias, NXDOMAIN is about the alias's target, and the domain itself exists.
            if (apex instanceof Answer.NoSuchName && apex.aliases().isEmpty()) {
                pending.answer.complete(new Answer.NoSuchName(query, apex.provenance(), List.of()));
            } else {
                send(query, pending);
            }
        });
    }

    private void send(Query query, Pending pending) {
        if (over || sent.incrementAndGet() > budget.queries()) {
            answered(query, pending, unasked(query));
            return;
        }
        pending.sent = true;
        CompletionStage<Answer> asking;
        try {
            asking = dns.ask(query);
        } catch (RuntimeException e) {
            asking = CompletableFuture.failedFuture(e);
        }
        asking.whenComplete((answer, failure) -> {
            if (failure != null) {
                pending.answer.completeExceptionally(failure);
            } else {
                control.hear(answer);
            }
            answered(query, pending, failure == null ? answer : unasked(query));
        });
    }

    private void answered(Query query, Pending pending, Answer answer) {
        pending.answer.complete(answer);
        if (query.name().equals(domain) && query.server().isEmpty()) {
            firstWord.complete(answer);
        }
    }

    private void expire() {
        over = true;
        asked.forEach((query, pending) -> pending.answer.complete(pending.sent ? unheard(query) : unasked(query)));
        firstWord.complete(unasked(Query.of(domain, RecordType.MX)));
        control.expire(unasked(Query.of(DomainName.ROOT, RecordType.NS)));
    }

    private Answer unheard(Query query) {
        return unanswered(
                query,
                Answer.Reason.TIMEOUT,
                "no answer within the " + budget.time().toSeconds() + " s of this diagnosis");
    }

    private Answer unasked(Query query) {
        return unanswered(
                query,
                Answer.Reason.OUT_OF_BUDGET,
                over
                        ? "the " + budget.time().toSeconds() + " s of this diagnosis are used up"
                        : "the " + budget.queries() + " queries of this diagnosis are used up");
    }

    private Answer unanswered(Query query, Answer.Reason reason, String detail) {
        Instant now = clock.instant();
        return new Answer.Unanswered(
                query,
                new Provenance(
                        query.server().map(Server::label).orElse(""),
                        now,
                        Duration.between(start, now),
                        "",
                        OptionalLong.empty(),
                        false,
                        false,
                        "",
                        List.of(),
                        0),
                reason,
                detail);
    }

    /** Distinct queries put to the DNS. */
    int queries() {
        return Math.min(sent.get(), budget.queries());
    }

    /** True while less than half of the budget is spent: then nothing that is worth asking will go unasked. */
    boolean isRoomy() {
        return sent.get() < budget.queries() / 2;
    }

    /** When each answer used so far came from the network. */
    List<Instant> answerTimes() {
        return asked.values().stream()
                .filter(pending ->
                        pending.sent && pending.answer.isDone() && !pending.answer.isCompletedExceptionally())
                .map(pending -> pending.answer.join().provenance().at())
                .toList();
    }

    /** All answers so far, failures too, in no order. */
    List<Answer> heard() {
        return asked.values().stream()
                .filter(pending -> pending.answer.isDone() && !pending.answer.isCompletedExceptionally())
                .map(pending -> pending.answer.join())
                .toList();
    }

    /** All answers so far, failures too, in an order that equal answers always have. */
    List<Answer> answers() {
        return heard().stream()
                .sorted(Comparator.comparing((Answer answer) -> answer.query().name())
                        .thenComparing(answer -> answer.query().type())
                        .thenComparing(answer ->
                                answer.query().server().map(Server::label).orElse(""))
                        .thenComparing(answer -> answer.query().checkingDisabled()))
                .toList();
    }

    /** Why nothing was answered, as far as mxbot's own DNS is to blame; empty if anything at all was answered. */
    CompletionStage<List<Observation>> unreachable() {
        return control.failures();
    }

    @Override
    public void close() {
        doubt.cancel(false);
        lastCall.cancel(false);
        deadline.cancel(false);
    }
}
