package dev.mxbot.discord;

import dev.mxbot.channel.Leases;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that of several processes one alone holds the line to Discord: two would each answer half of the commands, and some twice.
 * The owner lets go before its lease has run out, however slow whoever keeps the leases is; the others ask until it is free.
 */
final class ShardOwner {
    /** There is one shard until a bot is in 2,500 servers. */
    static final String LEASE = "discord-shard-0";

    static final Duration LASTING = Duration.ofSeconds(30);
    static final Duration EVERY = Duration.ofSeconds(5);

    /** So long before its lease runs out an owner hangs up that could not renew it: time to close the line, and for clocks to differ. */
    static final Duration MARGIN = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(ShardOwner.class);

    private final Leases leases;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanos;

    private @Nullable Listener listener;
    private @Nullable Future<?> asking;
    private boolean owner;
    private boolean asked;
    private long until;

    /** @param nanos the time */
    ShardOwner(Leases leases, ScheduledExecutorService timer, LongSupplier nanos) {
        this.leases = leases;
        this.timer = timer;
        this.nanos = nanos;
    }

    /** Hears of it, in order, and returns at once. */
    interface Listener {
        void owns();

        /** Another process has it; also said when it was not ours before. */
        void standsBy();
    }

    /** Begins to ask, and goes on asking. */
    synchronized void start(Listener told) {
        listener = told;
        asking = timer.scheduleWithFixedDelay(this::ask, 0, EVERY.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Asks no more, and lets others have it. Tells nobody. */
    synchronized void stop() {
        if (asking != null) {
            asking.cancel(false);
            asking = null;
        }
        listener = null;
        if (owner) {
            owner = false;
            leases.release(LEASE);
        }
    }

    private synchronized void ask() {
        if (owner && nanos.getAsLong() - until >= 0) {
            log.warn("Discord: the lease of the line could not be renewed in time; hanging up.");
            standBy();
        }
        if (asked || listener == null) {
            return; // the last question is not answered yet
        }
        asked = true;
        long from = nanos.getAsLong();
        taken().whenComplete((ours, failure) -> answered(from, ours, failure));
    }

    private CompletionStage<Boolean> taken() {
        try {
            return leases.take(LEASE, LASTING);
        } catch (RuntimeException broken) {
            return CompletableFuture.failedFuture(broken);
        }
    }

    private synchronized void answered(long from, @Nullable Boolean ours, @Nullable Throwable failure) {
        asked = false;
        if (listener == null) {
            if (Boolean.TRUE.equals(ours)) {
                leases.release(LEASE); // stopped while asking
            }
            return;
        }
        if (ours == null) {
            log.warn("Discord: the lease of the line could not be asked for ({}).", String.valueOf(failure));
            return;
        }
        if (!ours) {
            standBy();
            return;
        }
        until = from + LASTING.minus(MARGIN).toNanos();
        // An answer that took longer than the lease lasts gives nothing.
        if (!owner && nanos.getAsLong() - until < 0) {
            owner = true;
            listener.owns();
        }
    }

    private void standBy() {
        owner = false;
        if (listener != null) {
            listener.standsBy();
        }
    }
}
