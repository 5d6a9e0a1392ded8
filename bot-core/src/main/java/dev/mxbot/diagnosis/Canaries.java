package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names that are always there. While none of them can be looked up, mxbot sees no DNS at all, and what it sees of others says nothing of
 * them (RELIABILITY.md P10). They are asked for once a minute at most, whoever wants to know.
 */
public final class Canaries {
    private static final Logger log = LoggerFactory.getLogger(Canaries.class);
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Dns fresh;
    private final List<DomainName> names;
    private final LongSupplier nanos;
    private CompletableFuture<Boolean> latest = CompletableFuture.completedFuture(true);
    private boolean asked;
    private long at;
    private volatile boolean clear = true;

    /**
     * @param names none: the DNS is always believed to be seen
     * @param nanos time that no setting of a clock moves
     */
    public Canaries(Dns fresh, List<DomainName> names, LongSupplier nanos) {
        this.fresh = fresh;
        this.names = List.copyOf(names);
        this.nanos = nanos;
    }

    /** False if none of them can be looked up. Never blocks, never fails. */
    public CompletionStage<Boolean> clear() {
        CompletableFuture<Boolean> answer;
        synchronized (this) {
            boolean old = nanos.getAsLong() - at >= KEPT.toNanos();
            if (names.isEmpty() || (asked && !old) || !latest.isDone()) {
                return latest.copy();
            }
            asked = true;
            at = nanos.getAsLong();
            answer = new CompletableFuture<>();
            latest = answer;
        }
        ask().whenComplete((seen, failure) -> {
            boolean now = failure == null && seen;
            tell(now);
            answer.complete(now);
        });
        return answer.copy();
    }

    /** As it was last found out; true before that. */
    public boolean wasClear() {
        return clear;
    }

    private CompletableFuture<Boolean> ask() {
        CompletableFuture<Boolean> any = CompletableFuture.completedFuture(false);
        for (DomainName name : names) {
            any = any.thenCombine(
                    fresh.ask(Query.of(name, RecordType.NS)).toCompletableFuture(),
                    (seen, answer) -> seen || !answer.isUnanswered());
        }
        return any;
    }

    /** Once when it begins, and once when it ends. */
    private void tell(boolean now) {
        if (clear && !now) {
            log.error("mxbot cannot see the DNS: none of {} is answered. No domain is judged until one is", names);
        } else if (!clear && now) {
            log.info("mxbot sees the DNS again");
        }
        clear = now;
    }
}
