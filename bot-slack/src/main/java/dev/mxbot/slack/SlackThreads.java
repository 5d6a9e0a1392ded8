package dev.mxbot.slack;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of the Slack platform. Acknowledging has its own, so that no slow call to Slack ever stands before an acknowledgement.
 *
 * <p>The queues need no bound of their own: {@link Answers} admits only so many requests at a time, {@link Pace} only so many messages to
 * a channel, and the socket's messages wait no longer than judging their input takes.
 */
final class SlackThreads implements AutoCloseable {
    /** Judging an input takes well under a millisecond. */
    private static final int ACKNOWLEDGERS = 4;

    /** Each is busy for one call to Slack's Web API at a time: about 100 ms. */
    private static final int WORKERS = 16;

    /** Each waits for Slack with one message that nobody asked for just now. */
    private static final int POSTERS = 8;

    private final ThreadPoolExecutor acknowledgers = pool("slack-ack", ACKNOWLEDGERS);
    private final ThreadPoolExecutor workers = pool("slack-work", WORKERS);
    private final ThreadPoolExecutor posters = pool("slack-post", POSTERS);
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, named("slack-timer"), new ThreadPoolExecutor.DiscardPolicy());

    SlackThreads() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    Executor acknowledgers() {
        return acknowledgers;
    }

    Executor workers() {
        return workers;
    }

    /** Apart from those of the people who wait: a Slack that is slow with alerts holds up no answer. */
    Executor posters() {
        return posters;
    }

    /** On the workers. */
    Later later() {
        return (delay, task) -> timer.schedule(() -> workers.execute(task), delay.toMillis(), MILLISECONDS);
    }

    /** On whatever the task brings along; it must not take the timer's own time. */
    Later timer() {
        return (delay, task) -> timer.schedule(task, delay.toMillis(), MILLISECONDS);
    }

    boolean isClosed() {
        return timer.isShutdown();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        acknowledgers.shutdownNow();
        workers.shutdownNow();
        posters.shutdownNow();
    }

    private static ThreadPoolExecutor pool(String name, int size) {
        // What is handed over after the end is discarded: there is nobody left to tell.
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size,
                size,
                30,
                SECONDS,
                new LinkedBlockingQueue<>(),
                named(name),
                new ThreadPoolExecutor.DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
