package dev.mxbot.lookup.smtp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Whose turn it is: one at a time with each address, so many in all, and who has waited too long goes without. */
final class Turns {
    private final Executor threads;
    private final ScheduledExecutorService timer;
    private final SmtpConfig.Limits limits;
    private final Set<InetAddress> busy = new HashSet<>();
    private final Set<Turn<?>> waiting = new LinkedHashSet<>();
    private int underWay;

    Turns(Executor threads, ScheduledExecutorService timer, SmtpConfig.Limits limits) {
        this.threads = threads;
        this.timer = timer;
        this.limits = limits;
    }

    /** Who waits, or has begun. */
    private static final class Turn<T> {
        private final InetAddress address;
        private final boolean counts;
        private final Supplier<T> work;
        private final CompletableFuture<Optional<T>> result = new CompletableFuture<>();

        Turn(InetAddress address, boolean counts, Supplier<T> work) {
            this.address = address;
            this.counts = counts;
            this.work = work;
        }
    }

    /** Does the work on a thread of its own, when its turn has come; empty: it has not come in time. */
    <T> CompletableFuture<Optional<T>> take(InetAddress address, Supplier<T> work) {
        return enter(new Turn<>(address, true, work));
    }

    /** As {@link #take}, however many are under way with other addresses. */
    <T> CompletableFuture<Optional<T>> takeBeyondLimit(InetAddress address, Supplier<T> work) {
        return enter(new Turn<>(address, false, work));
    }

    private <T> CompletableFuture<Optional<T>> enter(Turn<T> turn) {
        boolean begins;
        synchronized (this) {
            begins = isFree(turn);
            if (begins) {
                occupy(turn);
            } else if (waiting.size() < limits.waiting()) {
                waiting.add(turn);
            } else {
                return CompletableFuture.completedFuture(Optional.empty());
            }
        }
        if (begins) {
            begin(turn);
        } else {
            timer.schedule(() -> giveUp(turn), limits.patience().toNanos(), TimeUnit.NANOSECONDS);
        }
        return turn.result;
    }

    private synchronized boolean isFree(Turn<?> turn) {
        return !busy.contains(turn.address) && (!turn.counts || underWay < limits.atOnce());
    }

    private synchronized void occupy(Turn<?> turn) {
        busy.add(turn.address);
        underWay += turn.counts ? 1 : 0;
    }

    private void giveUp(Turn<?> turn) {
        boolean waited;
        synchronized (this) {
            waited = waiting.remove(turn);
        }
        if (waited) {
            // Whoever goes on from here does not do so on the timer's thread.
            threads.execute(() -> turn.result.complete(Optional.empty()));
        }
    }

    private <T> void begin(Turn<T> turn) {
        try {
            threads.execute(() -> run(turn));
        } catch (RuntimeException e) {
            end(turn);
            turn.result.completeExceptionally(e);
        }
    }

    private <T> void run(Turn<T> turn) {
        T done;
        try {
            done = turn.work.get();
        } catch (RuntimeException | Error e) {
            end(turn);
            turn.result.completeExceptionally(e);
            return;
        }
        // First the place is free, then the result is told: what follows from it is no part of the turn.
        end(turn);
        turn.result.complete(Optional.of(done));
    }

    private void end(Turn<?> ended) {
        List<Turn<?>> next = new ArrayList<>();
        synchronized (this) {
            busy.remove(ended.address);
            underWay -= ended.counts ? 1 : 0;
            for (Iterator<Turn<?>> all = waiting.iterator(); all.hasNext(); ) {
                Turn<?> turn = all.next();
                if (isFree(turn)) {
                    all.remove();
                    occupy(turn);
                    next.add(turn);
                }
            }
        }
        next.forEach(this::begin);
    }
}
