package dev.mxbot.deploy;

import com.sun.net.httpserver.HttpHandler;
import dev.mxbot.deploy.health.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bot with its platforms, over an open store. */
final class Running implements AutoCloseable {
    private final Mxbot bot;
    private final List<Platform> platforms;

    Running(Mxbot bot, List<Platform> platforms) {
        this.bot = bot;
        this.platforms = List.copyOf(platforms);
    }

    List<Platform> platforms() {
        return platforms;
    }

    List<Part> parts() {
        return new ArrayList<>(platforms);
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
    }

    /** Nothing new is begun, and what was begun is brought to its end, as far as the time goes. */
    void drain() {}

    @Override
    public void close() {
        platforms.forEach(Platform::stop);
        bot.close();
    }
}
