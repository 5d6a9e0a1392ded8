package dev.mxbot.lookup.dns;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Asks no authoritative server more often than a guest should, whatever people type: whoever names a thousand names of one zone must not
 * make mxbot hammer that zone's servers. What is too much waits a little; what would wait long is not asked.
 */
final class SparedAuthorities implements Dns {
    /** At once, after a pause: a bulk check has this many questions for the servers of one large host. */
    static final int BURST = 200;

    static final int PER_SECOND = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** An address that is forgotten has been left in peace for longer than its bucket takes to fill. */
    private static final Duration MEMORY = Duration.ofMinutes(1);

    private static final int MOST_ADDRESSES = 20_000;

    private final Dns dns;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Executor executor;
    private final TimeMeter meter;
    private final Cache<InetSocketAddress, Bucket> buckets;

    /** @param executor asks what had to wait */
    SparedAuthorities(Dns dns, Clock clock, TimeMeter meter, ScheduledExecutorService timer, Executor executor) {
        this.dns = dns;
        this.clock = clock;
        this.timer = timer;
        this.executor = executor;
        this.meter = meter;
        this.buckets = Caffeine.newBuilder()
                .ticker(meter::currentTimeNanos)
                .expireAfterAccess(MEMORY)
                .maximumSize(MOST_ADDRESSES)
                .build();
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        Optional<Server> authority = query.server().filter(server -> !server.recursive());
        if (authority.isEmpty()) {
            return dns.ask(query);
        }
        Bucket bucket = buckets.get(authority.get().address(), address -> full());
        if (bucket.tryConsume(1)) {
            return dns.ask(query);
        }
        return bucket.asScheduler()
                .tryConsume(1, PATIENCE, timer)
                .thenComposeAsync(
                        admitted -> admitted ? dns.ask(query) : CompletableFuture.completedFuture(spared(query)),
                        executor);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                .withCustomTimePrecision(meter)
                .build();
    }

    private Answer spared(Query query) {
        return Answer.Unanswered.unsent(
                query, clock.instant(), Answer.Reason.SPARED, Answer.Reason.SPARED.words() + "; ask again in a minute");
    }
}
