package dev.mxbot.discord;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * The threads that Discord's events and answers run on. Without threads of its own JDA would run the first on the one that reads the
 * gateway and the second on the pool that all of the process shares.
 */
final class DiscordThreads {
    /** Events are judged and acknowledged in microseconds; the second thread is for the case that one is held up. */
    private static final int EVENT_THREADS = 2;

    private static final int ANSWER_THREADS = 2;

    private final ExecutorService events = Executors.newFixedThreadPool(EVENT_THREADS, named("discord-events"));
    /** Takes nothing more after the end, and says nothing about it: a last request may still come back then. */
    private final ScheduledThreadPoolExecutor answers = new ScheduledThreadPoolExecutor(
            ANSWER_THREADS, named("discord-answers"), new ThreadPoolExecutor.DiscardPolicy());

    /** Waits for Discord and for nothing else: one thread for each rate limit that has something to send. */
    private final ExecutorService requests = Executors.newCachedThreadPool(named("discord-rest"));

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("discord-timer"));

    private final RetryDelays retries;
    private final RandomGenerator random;

    DiscordThreads(RetryDelays retries, RandomGenerator random) {
        this.retries = retries;
        this.random = random;
        answers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setRemoveOnCancelPolicy(true);
    }

    ExecutorService events() {
        return events;
    }

    ExecutorService callbacks() {
        return answers;
    }

    Executor answers() {
        return answers;
    }

    ExecutorService requests() {
        return requests;
    }

    /** For what takes no time. */
    ScheduledExecutorService timer() {
        return timer;
    }

    /** Runs it after a while. */
    void after(Duration pause, Runnable then) {
        answers.schedule(then, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs it after the pause that so many failures in a row call for. */
    void afterPause(int failures, Runnable again) {
        after(retries.after(failures, random), again);
    }

    void stop() {
        events.shutdown();
        answers.shutdown();
        timer.shutdown();
        requests.shutdown();
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
