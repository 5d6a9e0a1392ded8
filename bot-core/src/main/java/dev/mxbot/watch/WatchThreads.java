package dev.mxbot.watch;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of watching.
 *
 * @param rounds one: looks each second for what is due
 * @param sending one: nothing is sent twice at a time
 * @param working those that wait for the store, and compare
 */
public record WatchThreads(ScheduledExecutorService rounds, ScheduledExecutorService sending, ExecutorService working)
        implements AutoCloseable {
    /** As many as write to the store at the same time. */
    public static WatchThreads of(int writers) {
        return new WatchThreads(
                Executors.newSingleThreadScheduledExecutor(named("mxbot-rounds")),
                Executors.newSingleThreadScheduledExecutor(named("mxbot-sender")),
                Executors.newFixedThreadPool(writers, named("mxbot-watch")));
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        sending.shutdownNow();
        working.shutdownNow();
    }
}
