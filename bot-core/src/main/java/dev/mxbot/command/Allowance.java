package dev.mxbot.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mxbot.channel.Channel;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much one person, one channel and one workspace may have looked up, so that nobody uses mxbot to flood somebody else's servers, and no
 * crowd takes it from the others (RELIABILITY.md T8, T17).
 */
final class Allowance {
    /** Look-ups a minute of one person: more than anybody types in an incident, and few for a script. */
    static final int PER_MINUTE = 30;

    private static final Duration REFILL = Duration.ofMinutes(1);

    private static final int MOST_COUNTED = 50_000;

    /** Whoever sits at this machine's own console floods nobody but through their own resolver. */
    private static final String CONSOLE = "console";

    private final TimeMeter meter;
    private final Cache<Counted, Bucket> buckets;

    @Inject
    Allowance() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    Allowance(TimeMeter meter) {
        this.meter = meter;
        this.buckets = Caffeine.newBuilder()
                .ticker(meter::currentTimeNanos)
                .expireAfterAccess(REFILL)
                .maximumSize(MOST_COUNTED)
                .build();
    }

    /** Whose look-ups are counted together, from the narrowest. */
    enum Circle {
        PERSON(PER_MINUTE, "one person"),
        CHANNEL(10 * PER_MINUTE, "one channel"),
        WORKSPACE(30 * PER_MINUTE, "one workspace");

        private final int perMinute;
        private final String whose;

        Circle(int perMinute, String whose) {
            this.perMinute = perMinute;
            this.whose = whose;
        }

        int perMinute() {
            return perMinute;
        }

        /** In words. */
        String whose() {
            return whose;
        }
    }

    private record Counted(Circle circle, String platform, String workspace, String id) {
        static Counted of(Circle circle, Invocation invocation) {
            Channel channel = invocation.channel();
            // Where there is no workspace, as in direct messages, everybody is alone.
            String id = switch (circle) {
                case PERSON -> invocation.asker();
                case CHANNEL -> channel.id();
                case WORKSPACE -> channel.workspace().isEmpty() ? channel.id() : "";
            };
            return new Counted(circle, channel.platform(), channel.workspace(), id);
        }
    }

    /** Counts one look-up; names the circle that has had enough for now, empty if none has. */
    Optional<Circle> refuses(Invocation invocation) {
        if (invocation.channel().platform().equals(CONSOLE)) {
            return Optional.empty();
        }
        // From the narrowest: what one person is refused takes nothing from the others.
        return Stream.of(Circle.values())
                .filter(circle -> !buckets.get(Counted.of(circle, invocation), one -> full(circle))
                        .tryConsume(1))
                .findFirst();
    }

    private Bucket full(Circle circle) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(circle.perMinute()).refillGreedy(circle.perMinute(), REFILL))
                .withCustomTimePrecision(meter)
                .build();
    }
}
