package dev.mxbot.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import java.time.Duration;

/** How much one person may have looked up, so that nobody uses mxbot to flood somebody else's servers. */
final class Allowance {
    /** Look-ups a minute: more than anybody types in an incident, and few for a script. */
    static final int PER_MINUTE = 30;

    private static final Duration REFILL = Duration.ofMinutes(1);

    private static final int MOST_PEOPLE = 20_000;

    /** Whoever sits at this machine's own console floods nobody but through their own resolver. */
    private static final String CONSOLE = "console";

    private final TimeMeter meter;
    private final Cache<Person, Bucket> buckets;

    @Inject
    Allowance() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    Allowance(TimeMeter meter) {
        this.meter = meter;
        this.buckets = Caffeine.newBuilder()
                .ticker(meter::currentTimeNanos)
                .expireAfterAccess(REFILL)
                .maximumSize(MOST_PEOPLE)
                .build();
    }

    private record Person(String platform, String workspace, String id) {}

    /** Counts one look-up; false if the asker has had enough for now. */
    boolean admits(Invocation invocation) {
        if (invocation.channel().platform().equals(CONSOLE)) {
            return true;
        }
        Person person =
                new Person(invocation.channel().platform(), invocation.channel().workspace(), invocation.asker());
        return buckets.get(person, one -> full()).tryConsume(1);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(PER_MINUTE).refillGreedy(PER_MINUTE, REFILL))
                .withCustomTimePrecision(meter)
                .build();
    }
}
