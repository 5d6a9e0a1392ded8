package dev.mxbot.discord;

import dev.mxbot.channel.Lease;
import dev.mxbot.channel.Leases;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
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
    private final String holder;
    private final Executor waiting;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanos;
    private final Duration every;

    private @Nullable Listener listener;
    private @Nullable Future<?> asking;
    private Optional<Lease> lease = Optional.empty();
    private boolean owner;
    private boolean asked;
    /** It was said that the store does not answer; once is enough. */
    private boolean silent;

    private long until;

    /**
     * Does nothing until it is started.
     *
     * @param holder what tells this process from every other
     * @param waiting runs what may wait for the store
     * @param nanos the time
     * @param every how often to ask
     */
    ShardOwner(
            Leases leases,
            String holder,
            Executor waiting,
            ScheduledExecutorService timer,
            LongSupplier nanos,
            Duration every) {
        this.leases = leases;
        this.holder = holder;
        this.waiting = waiting;
        this.timer = timer;
        this.nanos = nanos;
        this.every = every;
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
        asking = timer.scheduleWithFixedDelay(this::ask, 0, every.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Asks no more, and lets others have it. Tells nobody; waits for the store. */
    void stop() {
        Optional<Lease> held;
        synchronized (this) {
            if (asking != null) {
                asking.cancel(false);
                asking = null;
            }
            listener = null;
            owner = false;
            held = lease;
            lease = Optional.empty();
        }
        held.ifPresent(this::release);
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
        Optional<Lease> held = lease;
        waiting.execute(() -> askFor(held));
    }

    private void askFor(Optional<Lease> held) {
        long from = nanos.getAsLong();
        try {
            Optional<Lease> granted =
                    held.isPresent() ? leases.renew(held.get(), LASTING) : leases.take(LEASE, holder, LASTING);
            if (!answered(from, granted)) {
                granted.ifPresent(this::release);
            }
        } catch (RuntimeException broken) {
            unanswered(broken);
        }
    }

    /** False if nobody wants it any more. */
    private synchronized boolean answered(long from, Optional<Lease> granted) {
        asked = false;
        silent = false;
        if (listener == null) {
            return false;
        }
        lease = granted;
        if (granted.isEmpty()) {
            standBy();
            return true;
        }
        until = from + LASTING.minus(MARGIN).toNanos();
        // An answer that took longer than the lease lasts gives nothing.
        if (!owner && nanos.getAsLong() - until < 0) {
            owner = true;
            listener.owns();
        }
        return true;
    }

    private synchronized void unanswered(RuntimeException broken) {
        asked = false;
        if (!silent) {
            silent = true;
            log.warn("Discord: the lease of the line cannot be asked for; trying again.", broken);
        }
    }

    private void standBy() {
        owner = false;
        if (listener != null) {
            listener.standsBy();
        }
    }

    private void release(Lease held) {
        try {
            leases.release(held);
        } catch (RuntimeException broken) {
            log.warn("Discord: the lease of the line could not be given back; it runs out by itself.", broken);
        }
    }
}
