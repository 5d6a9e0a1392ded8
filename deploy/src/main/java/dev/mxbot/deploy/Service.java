package dev.mxbot.deploy;

import com.sun.net.httpserver.HttpHandler;
import dev.mxbot.deploy.cli.Exit;
import dev.mxbot.deploy.health.HttpDoor;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The running bot: its platforms and its HTTP port, until it is stopped or no platform will have it. */
final class Service {
    private static final long LOOK_AGAIN_MILLIS = 500;

    private final Mxbot bot;
    private final List<Platform> platforms;
    private final PrintStream err;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    Service(Mxbot bot, List<Platform> platforms, PrintStream err) {
        this.bot = bot;
        this.platforms = List.copyOf(platforms);
        this.err = err;
    }

    /** The exit status. */
    int run(int httpPort) {
        Map<String, HttpHandler> handlers = new HashMap<>();
        platforms.forEach(platform -> handlers.putAll(platform.handlers()));
        try (HttpDoor door = HttpDoor.open(httpPort, List.copyOf(platforms), handlers)) {
            err.println("mxbot: HTTP on port " + door.port() + " (/healthz, /readyz)");
            platforms.forEach(Platform::start);
            return watch();
        } catch (IOException e) {
            err.println("mxbot: port " + httpPort + " cannot be used (" + e.getMessage()
                    + "); set MXBOT_HTTP_PORT to another, or to 0 for any free one");
            return Exit.USAGE;
        } finally {
            platforms.forEach(Platform::stop);
            bot.close();
            stopped.countDown();
        }
    }

    /** Ends when stopped, or when no platform is left to wait for. That one is connected or refused, it says in the log by itself. */
    private int watch() {
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
            Thread.currentThread().interrupt();
        }
        return Exit.OK;
    }

    /** Asks {@link #run} to end, and waits until it has, but not for ever. */
    void stop(long patienceSeconds) {
        stopping.countDown();
        try {
            if (!stopped.await(patienceSeconds, TimeUnit.SECONDS)) {
                err.println("mxbot: stopped before everything was settled");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
