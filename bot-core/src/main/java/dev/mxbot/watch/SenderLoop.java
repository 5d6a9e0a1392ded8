package dev.mxbot.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a {@link Sender} going: each second, and at once when there is something to say. */
public final class SenderLoop {
    private static final Logger log = LoggerFactory.getLogger(SenderLoop.class);

    private final Sender sender;
    private final Attendance attendance;
    private final Farewell farewell;
    private final Sweep sweep;
    private final ScheduledExecutorService executor;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean finishing;
    private volatile List<Future<?>> timers = List.of();

    /**
     * @param executor of one thread: nothing here is done twice at a time
     */
    public SenderLoop(
            Sender sender, Attendance attendance, Farewell farewell, Sweep sweep, ScheduledExecutorService executor) {
        this.sender = sender;
        this.attendance = attendance;
        this.farewell = farewell;
        this.sweep = sweep;
        this.executor = executor;
    }

    public void start() {
        timers = List.of(
                executor.scheduleWithFixedDelay(this::run, 0, 1, TimeUnit.SECONDS),
                executor.scheduleWithFixedDelay(() -> guarded(sweep::runOnce), 1, 60, TimeUnit.MINUTES));
    }

    /** There may be something to say. From any thread; returns at once. */
    public void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException e) {
                log.debug("Not woken, as all is over", e);
            }
        }
    }

    /**
     * Says what is due right now, begins nothing after that, and waits for the answers to what was begun; what stays unsaid is in the store.
     *
     * @return false if the time was too short: those posts are marked as repeats when they are sent again
     */
    public boolean stop(Duration within) throws InterruptedException {
        // In this order on the one thread, so that what was announced before the stop is still taken up.
        executor.execute(this::run);
        executor.execute(() -> {
            sender.finish();
            finishing = true;
            run();
        });
        boolean all = finished.await(within.toMillis(), TimeUnit.MILLISECONDS);
        timers.forEach(timer -> timer.cancel(false));
        return all;
    }

    private void run() {
        woken.set(false);
        guarded(attendance::runOnce);
        guarded(() -> sender.runOnce(this::wake));
        guarded(farewell::runOnce);
        if (finishing && !sender.isBusy()) {
            finished.countDown();
        }
    }

    /** What fails in a way that nobody thought of is tried again with the next second. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("The outbox stumbles", e);
        }
    }
}
