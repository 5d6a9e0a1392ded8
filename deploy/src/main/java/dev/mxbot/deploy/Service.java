package dev.mxbot.deploy;

import com.sun.net.httpserver.HttpHandler;
import dev.mxbot.deploy.cli.Exit;
import dev.mxbot.deploy.health.HttpDoor;
import dev.mxbot.deploy.health.Part;
import dev.mxbot.deploy.metrics.Metrics;
import dev.mxbot.store.Store;
import dev.mxbot.watch.StoreUnavailableException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The running bot: its HTTP port, its store, its watches and its platforms, until it is stopped or no platform will have it. */
final class Service {
    private static final long LOOK_AGAIN_MILLIS = 500;

    private final Opening opening;
    private final Making making;
    private final PrintStream err;
    private final Metrics metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread waiting;

    /** Opens the store; may take a minute. */
    interface Opening {
        Store open(StorePart part);
    }

    /** Puts the bot together over an open store. */
    interface Making {
        Running of(Store store);
    }

    Service(Opening opening, Making making, Metrics metrics, PrintStream err) {
        this.opening = opening;
        this.making = making;
        this.metrics = metrics;
        this.err = err;
    }

    /**
     * The exit status. The port is open first: whoever looks sees what the rest waits for (RELIABILITY.md F18).
     *
     * @throws StoreUnavailableException if the store cannot be reached, after some patience
     * @throws dev.mxbot.store.StoreRefusedException if it must not be used
     */
    int run(int httpPort) {
        StorePart storePart = new StorePart();
        List<Part> parts = new CopyOnWriteArrayList<>(List.of(storePart));
        Map<String, HttpHandler> numbers = Map.of(HttpDoor.METRICS, metrics::answer);
        try (HttpDoor door = HttpDoor.open(httpPort, parts, numbers)) {
            err.println("mxbot: HTTP on port " + door.port() + " (/healthz, /readyz, /metrics)");
            return run(door, parts, storePart);
        } catch (IOException e) {
            err.println("mxbot: port " + httpPort + " cannot be used (" + e.getMessage()
                    + "); set MXBOT_HTTP_PORT to another, or to 0 for any free one");
            return Exit.USAGE;
        } finally {
            stopped.countDown();
        }
    }

    private int run(HttpDoor door, List<Part> parts, StorePart storePart) {
        try (Store store = open(storePart)) {
            try (Running running = making.of(store)) {
                door.mount(running.handlers());
                parts.addAll(running.parts());
                // Last: it is not ready before all its parts are seen.
                storePart.opened(store);
                running.start();
                int exit = watch(running.platforms());
                running.drain();
                return exit;
            }
        } catch (StoreUnavailableException e) {
            if (stopping.getCount() == 0) {
                return Exit.OK;
            }
            throw e;
        }
    }

    private Store open(StorePart part) {
        waiting = Thread.currentThread();
        try {
            if (stopping.getCount() == 0) {
                Thread.currentThread().interrupt();
            }
            return opening.open(part);
        } finally {
            waiting = null;
        }
    }

    /** Ends when stopped, or when no platform is left to wait for. That one is connected or refused, it says in the log by itself. */
    private int watch(List<Platform> platforms) {
        try {
            do {
                if (platforms.stream().allMatch(Platform::isRefused)) {
                    err.println("mxbot: no platform is left to work on ("
                            + platforms.stream()
                                    .map(platform -> platform.name() + " " + platform.inWords())
                                    .collect(Collectors.joining("; "))
                            + ")");
                    return Exit.USAGE;
                }
            } while (!stopping.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // Asked to stop at the very moment at which the store was open.
            return Exit.OK;
        }
        return Exit.OK;
    }

    /** Asks {@link #run} to end; returns at once. */
    void stop() {
        stopping.countDown();
        Thread opener = waiting;
        if (opener != null) {
            opener.interrupt();
        }
    }

    /** Waits until {@link #run} has ended; false if it has not within the time. */
    boolean awaitEnd(long seconds) throws InterruptedException {
        return stopped.await(seconds, TimeUnit.SECONDS);
    }
}
