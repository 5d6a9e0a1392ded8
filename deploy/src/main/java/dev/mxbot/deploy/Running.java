package dev.mxbot.deploy;

import com.sun.net.httpserver.HttpHandler;
import dev.mxbot.deploy.health.Part;
import dev.mxbot.deploy.metrics.WatchNumbers;
import dev.mxbot.watch.Outbox;
import dev.mxbot.watch.OutboxNumbers;
import dev.mxbot.watch.StoreUnavailableException;
import dev.mxbot.watch.Watcher;
import dev.mxbot.watch.WatcherState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot with its platforms, over an open store. */
final class Running implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Running.class);

    /** Half of it for the checks under way, the rest for what is to be said. */
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final Mxbot bot;
    private final Watcher watcher;
    private final List<Platform> platforms;

    Running(Mxbot bot, List<Platform> platforms) {
        this.bot = bot;
        this.watcher = bot.instance(Watcher.class);
        this.platforms = List.copyOf(platforms);
    }

    List<Platform> platforms() {
        return platforms;
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>(platforms);
        parts.add(new WatchesPart(watcher));
        return parts;
    }

    /** What the platforms want to be called at, by path. */
    Map<String, HttpHandler> handlers() {
        Map<String, HttpHandler> handlers = new HashMap<>();
        platforms.forEach(platform -> handlers.putAll(platform.handlers()));
        return handlers;
    }

    /** The platforms first: whoever announces something needs them. */
    void start() {
        platforms.forEach(Platform::start);
        watcher.start();
    }

    /** How the watches do. */
    WatchNumbers numbers() {
        WatcherState state = watcher.state();
        double seconds = state.lag().toMillis() / 1000.0;
        try {
            OutboxNumbers outbox = bot.instance(Outbox.class).numbers();
            return new WatchNumbers(outbox.oldest().toMillis() / 1000.0, outbox.dead(), state.late(), seconds);
        } catch (StoreUnavailableException e) {
            return WatchNumbers.UNKNOWN;
        }
    }

    /** Nothing new is begun, and what was begun is brought to its end, as far as the time goes. */
    void drain() {
        try {
            if (!watcher.stop(DRAIN)) {
                log.warn("What had begun did not end within {}; it is made up for at the next start", DRAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        platforms.forEach(Platform::stop);
        bot.close();
    }
}
