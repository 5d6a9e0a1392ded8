package dev.mxbot.watch;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * What is done now and then, once among all processes that share the store: db-scheduler sees to that.
 *
 * <p>The checks themselves are not tasks of it. When a watch is due stands in its own row, written with what its last check came to; a task
 * for each would be a second truth, two more writes for each check, and a thread that waits for the DNS. And one task for all of them would
 * stand still for as long as a clock was set back (RELIABILITY.md P27), and for 40 s after the store was away. See {@link Rounds}.
 */
public final class Chores {
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int MISSED = 4;
    private static final int THREADS = 2;

    /** Below this share of the threads more is fetched, up to this share: what only waits has no heartbeat. */
    private static final double LEAST = 0.5;

    private static final double MOST = 1.0;

    /** Tasks of a newer version, after a step back to this one, are still there when it comes again (F56). */
    private static final Duration UNKNOWN_KEPT = Duration.ofDays(3650);

    private final Scheduler scheduler;

    /**
     * @param several true where several processes share the store, which is PostgreSQL then
     * @param name of this process, unlike any other's
     */
    public Chores(DataSource store, boolean several, String name, List<Chore> chores) {
        SchedulerBuilder builder = Scheduler.create(store, List.<Task<?>>of())
                .startTasks(chores.stream().map(Chores::task).toList())
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .deleteUnresolvedAfter(UNKNOWN_KEPT)
                .schedulerName(new SchedulerName.Fixed(name))
                .shutdownMaxWait(Duration.ofSeconds(2))
                .threads(THREADS);
        scheduler =
                (several ? builder.pollUsingLockAndFetch(LEAST, MOST) : builder.pollUsingFetch(LEAST, MOST)).build();
    }

    private static RecurringTask<Void> task(Chore chore) {
        return Tasks.recurring(chore.name(), FixedDelay.of(chore.every()))
                .execute((instance, context) -> chore.work().run());
    }

    /**
     * Something small, done by one process.
     *
     * @param name never another's, also not of an earlier version's
     */
    public record Chore(String name, Duration every, Runnable work) {}

    void start() {
        scheduler.start();
    }

    void stop() {
        scheduler.stop();
    }
}
