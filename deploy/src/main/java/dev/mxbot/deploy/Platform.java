package dev.mxbot.deploy;

import com.sun.net.httpserver.HttpHandler;
import dev.mxbot.deploy.health.Part;
import java.util.Map;

/** A chat platform in a running bot. */
interface Platform extends Part {
    /** Begins to connect and returns at once. */
    void start();

    void stop();

    /** True if the platform will not have the bot until somebody changes a setting. */
    boolean isRefused();

    /** What it wants to be called at over HTTP, by path. */
    default Map<String, HttpHandler> handlers() {
        return Map.of();
    }
}
