package dev.mxbot.check.spf;

import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The DNS as one evaluation may use it: no query twice, and not without end. */
final class AskedOnce implements Dns {
    /** Ten terms of ten hosts each are 110; a policy that needs more is no policy. */
    static final int MOST_QUERIES = 150;

    private final Dns dns;
    private final Clock clock;
    private final Map<Query, CompletionStage<Answer>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();

    AskedOnce(Dns dns, Clock clock) {
        this.dns = dns;
        this.clock = clock;
    }

    boolean isUsedUp() {
        return sent.get() >= MOST_QUERIES;
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        CompletableFuture<Answer> own = new CompletableFuture<>();
        CompletionStage<Answer> earlier = answers.putIfAbsent(query, own);
        if (earlier != null) {
            return earlier;
        }
        if (sent.incrementAndGet() > MOST_QUERIES) {
            own.complete(Answer.Unanswered.unsent(
                    query,
                    clock.instant(),
                    Answer.Reason.OUT_OF_BUDGET,
                    "the " + MOST_QUERIES + " queries of this evaluation are used up"));
            return own;
        }
        dns.ask(query).whenComplete((answer, failure) -> {
            if (answer != null) {
                own.complete(answer);
            } else {
                own.completeExceptionally(failure);
            }
        });
        return own;
    }
}
