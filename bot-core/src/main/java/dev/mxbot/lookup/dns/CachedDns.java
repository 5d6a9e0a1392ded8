package dev.mxbot.lookup.dns;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each answer for its TTL, and sends a query once however many ask it at the same moment.
 *
 * <p>A kept answer is handed out as it came, with its {@link Provenance#at} and with the TTLs as received: what was published is what a
 * report shows.
 */
final class CachedDns implements Dns {
    private static final Logger log = LoggerFactory.getLogger(CachedDns.class);

    /** Long enough for the dependent questions of one diagnosis to see one state of the DNS. */
    private static final long SHORTEST = 5;

    private static final long LONGEST = Duration.ofDays(1).toSeconds();

    /** RFC 9520 section 3.2: a failure is kept for 1 s to 5 min. */
    private static final long FAILURE = 5;

    private static final int ANSWER_OCTETS = 600;
    private static final int RECORD_OCTETS = 300;

    private final Dns dns;
    private final Clock clock;
    private final Cache<Query, Answer> kept;
    private final LongAdder hits = new LongAdder();
    private final Map<Query, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();
    private final Map<Query, CompletableFuture<Answer>> underWayFresh = new ConcurrentHashMap<>();

    /** @param maxOctets of memory, estimated */
    CachedDns(Dns dns, Clock clock, Ticker ticker, Executor executor, long maxOctets) {
        this.dns = dns;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .ticker(ticker)
                .executor(executor)
                .maximumWeight(maxOctets)
                .weigher(CachedDns::weight)
                .expireAfter(Expiry.creating((Query query, Answer answer) -> Duration.ofSeconds(seconds(answer))))
                .build();
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        Answer known = kept.getIfPresent(query);
        if (known != null) {
            hits.increment();
            return CompletableFuture.completedFuture(known);
        }
        CompletableFuture<Answer> fresh = underWayFresh.get(query);
        return fresh != null ? fresh.copy() : share(query, underWay, true);
    }

    /** Keeps nothing of what came before now. */
    void forget() {
        kept.invalidateAll();
    }

    /** How often an answer that was kept was handed out. */
    long hits() {
        return hits.sum();
    }

    /** The same DNS, asked anew each time; what it says is kept for those who do not mind. */
    Dns fresh() {
        return query -> share(query, underWayFresh, false);
    }

    private CompletionStage<Answer> share(
            Query query, Map<Query, CompletableFuture<Answer>> flights, boolean keptWillDo) {
        CompletableFuture<Answer> own = new CompletableFuture<>();
        CompletableFuture<Answer> other = flights.putIfAbsent(query, own);
        if (other != null) {
            return other.copy();
        }
        // The flight that was missed above may have landed in between.
        Answer landed = keptWillDo ? kept.getIfPresent(query) : null;
        if (landed != null) {
            flights.remove(query, own);
            own.complete(landed);
            return own.copy();
        }
        send(query).whenComplete((answer, failure) -> {
            Answer given = answer == null ? broken(query, failure) : answer;
            keep(given);
            flights.remove(query, own);
            own.complete(given);
        });
        return own.copy();
    }

    private CompletionStage<Answer> send(Query query) {
        try {
            return dns.ask(query);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void keep(Answer answer) {
        if (answer.isUnanswered()) {
            // What is known for certain outlives a failure to hear it again.
            kept.asMap().putIfAbsent(answer.query(), answer);
        } else {
            kept.put(answer.query(), answer);
        }
    }

    private static long seconds(Answer answer) {
        if (answer.isUnanswered()) {
            return FAILURE;
        }
        long longest = answer.isAbsent() ? ReplyReader.MAX_NEGATIVE_TTL : LONGEST;
        return Math.max(SHORTEST, Math.min(longest, answer.provenance().ttl().orElse(0)));
    }

    private static int weight(Query query, Answer answer) {
        int weight = ANSWER_OCTETS;
        for (ResourceRecord record : answer.records()) {
            weight += RECORD_OCTETS + 2 * record.presentation().length();
        }
        for (ResourceRecord record : answer.proofs()) {
            weight += RECORD_OCTETS + 2 * record.presentation().length();
        }
        return weight;
    }

    /** A fault of mxbot's own; whoever asked learns that nothing is known. */
    private Answer broken(Query query, @Nullable Throwable failure) {
        log.error("asking for {} failed", query, failure);
        return new Answer.Unanswered(
                query,
                new Provenance(
                        "", clock.instant(), Duration.ZERO, "", OptionalLong.empty(), false, false, "", List.of(), 0),
                Answer.Reason.MALFORMED,
                "mxbot failed to ask; its log says why");
    }
}
