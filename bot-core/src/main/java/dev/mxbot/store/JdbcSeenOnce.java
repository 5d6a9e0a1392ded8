package dev.mxbot.store;

import dev.mxbot.channel.SeenOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What platforms have sent already, in a table. Whoever asks waits for less than a second, however the store does. */
public final class JdbcSeenOnce implements SeenOnce, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JdbcSeenOnce.class);
    private static final Duration PATIENCE = Duration.ofMillis(800);

    /** Platforms repeat themselves for some minutes. */
    private static final Duration KEPT = Duration.ofHours(2);

    private static final int LONGEST = 200;
    private static final int AT_ONCE = 4;

    private final Store store;
    private final ThreadPoolExecutor threads;

    JdbcSeenOnce(Store store) {
        this.store = store;
        // Without a line to wait in: a store that hangs holds up these few and nobody else.
        this.threads = new ThreadPoolExecutor(0, AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "mxbot-seen");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public boolean first(String key) {
        String kept = Columns.text(key.length() > LONGEST ? key.substring(0, LONGEST) : key);
        try {
            return CompletableFuture.supplyAsync(() -> insert(kept), threads)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            log.warn("Whether this was seen before cannot be looked up, so it counts as new: {}", e.toString());
            return true;
        }
    }

    private boolean insert(String key) {
        return store.write(handle -> handle.createUpdate(
                                "INSERT INTO seen_request (request, seen_at) VALUES (:request, :at) ON CONFLICT DO NOTHING")
                        .bind("request", key)
                        .bind("at", now(handle).toEpochMilli())
                        .execute()
                == 1);
    }

    /** Forgets what no platform sends again. */
    public void sweep() {
        store.run(handle -> handle.createUpdate("DELETE FROM seen_request WHERE seen_at < :before")
                .bind("before", now(handle).minus(KEPT).toEpochMilli())
                .execute());
    }

    private Instant now(org.jdbi.v3.core.Handle handle) {
        return store.now(handle);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
