package dev.mxbot.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Time that moves by hand: a clock, and a timer whose tasks run in the thread that moves it. Starts at {@link FakeDns#AT}. */
public final class HandClock extends Clock {
    private final PriorityQueue<Task<?>> waiting = new PriorityQueue<>(
            Comparator.<Task<?>, Instant>comparing(task -> task.due).thenComparing(task -> task.order));
    private final Timer timer = new Timer();
    private Instant now = FakeDns.AT;
    private long scheduled;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    public ScheduledExecutorService timer() {
        return timer;
    }

    /** Runs what falls due on the way, in order. */
    public void advance(Duration by) {
        Instant end = instant().plus(by);
        for (Optional<Task<?>> next = next(end); next.isPresent(); next = next(end)) {
            next.get().run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized Optional<Task<?>> next(Instant end) {
        Task<?> first = waiting.peek();
        if (first == null || first.due.isAfter(end)) {
            return Optional.empty();
        }
        waiting.remove();
        now = first.due;
        return Optional.of(first);
    }

    private final class Task<T> extends FutureTask<T> implements ScheduledFuture<T> {
        private final Instant due;
        private final long order;

        Task(Callable<T> work, Instant due, long order) {
            super(work);
            this.due = due;
            this.order = order;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(instant(), due));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }

        @Override
        public boolean cancel(boolean interrupt) {
            synchronized (HandClock.this) {
                waiting.remove(this);
            }
            return super.cancel(interrupt);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private final class Timer extends AbstractExecutorService implements ScheduledExecutorService {
        @Override
        public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
            synchronized (HandClock.this) {
                Task<V> task = new Task<>(work, now.plusNanos(unit.toNanos(delay)), scheduled++);
                waiting.add(task);
                return task;
            }
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
            return schedule(
                    () -> {
                        work.run();
                        return true;
                    },
                    delay,
                    unit);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long first, long period, TimeUnit unit) {
            throw new UnsupportedOperationException("no test needs it");
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long delay, TimeUnit unit) {
            throw new UnsupportedOperationException("no test needs it");
        }

        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
        }
    }
}
