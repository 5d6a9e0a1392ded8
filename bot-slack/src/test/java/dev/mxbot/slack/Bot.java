package dev.mxbot.slack;

import com.sun.net.httpserver.HttpServer;
import dev.mxbot.channel.SeenOnce;
import dev.mxbot.command.Command;
import dev.mxbot.command.Commands;
import dev.mxbot.slack.testing.LoopbackSlack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A bot connected to a loopback Slack in one of the two modes. */
final class Bot implements AutoCloseable {
    private final SlackAccess access;
    private final SlackConnection connection;
    private final HeardPresence presence = new HeardPresence();
    private final Optional<HttpServer> server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    enum Mode {
        SOCKET,
        HTTP
    }

    private Bot(Mode mode, LoopbackSlack slack, Clock clock, SeenOnce seen, Duration silence, Command... commands)
            throws IOException {
        this.access = new SlackAccess(config(mode, slack));
        this.connection = new SlackConnection(
                access, new Commands(Set.of(commands)), presence, seen, clock, new Random(7), silence);
        if (mode == Mode.HTTP) {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.setExecutor(threads);
            http.createContext(SlackHttpEndpoint.PATH, connection.httpEndpoint().orElseThrow());
            http.start();
            this.server = Optional.of(http);
            balance(slack);
        } else {
            this.server = Optional.empty();
        }
    }

    /** Not started. */
    static Bot idle(Mode mode, LoopbackSlack slack, Command... commands) throws IOException {
        return new Bot(mode, slack, Clock.systemUTC(), memory(), Duration.ofSeconds(20), commands);
    }

    static Bot connected(Mode mode, LoopbackSlack slack, Command... commands) throws Exception {
        return connected(mode, slack, Duration.ofSeconds(20), commands);
    }

    static Bot connected(Mode mode, LoopbackSlack slack, Duration silence, Command... commands) throws Exception {
        return begun(slack, new Bot(mode, slack, Clock.systemUTC(), memory(), silence, commands));
    }

    /** One of several behind a balancer, which share what was seen. */
    static Bot replica(LoopbackSlack slack, SeenOnce seen, Command... commands) throws Exception {
        return begun(slack, new Bot(Mode.HTTP, slack, Clock.systemUTC(), seen, Duration.ofSeconds(20), commands));
    }

    private static Bot begun(LoopbackSlack slack, Bot bot) throws InterruptedException {
        bot.connection.start();
        bot.awaitConnection(slack);
        return bot;
    }

    private static SeenOnce memory() {
        return new RecentlySeen(1_000, Duration.ofHours(1), Clock.systemUTC());
    }

    void awaitConnection(LoopbackSlack slack) throws InterruptedException {
        slack.await(() -> connection.isConnected() ? Optional.of(true) : Optional.empty(), "connection");
    }

    SlackConnection connection() {
        return connection;
    }

    /** Slack's next requests come to this one. */
    void balance(LoopbackSlack slack) {
        server.ifPresent(http ->
                slack.sendTo(URI.create("http://127.0.0.1:" + http.getAddress().getPort() + SlackHttpEndpoint.PATH)));
    }

    SlackNotifier notifier() {
        return access.notifier(new Pace(System::nanoTime));
    }

    /** Where it heard that it may speak, and where not. */
    List<String> presence() {
        return presence.heard();
    }

    private static SlackConfig config(Mode mode, LoopbackSlack slack) {
        return mode == Mode.SOCKET
                ? new SlackConfig(
                        LoopbackSlack.BOT_TOKEN, Optional.of(LoopbackSlack.APP_TOKEN), Optional.empty(), slack.apiUrl())
                : new SlackConfig(
                        LoopbackSlack.BOT_TOKEN,
                        Optional.empty(),
                        Optional.of(LoopbackSlack.SIGNING_SECRET),
                        slack.apiUrl());
    }

    @Override
    public void close() {
        server.ifPresent(http -> http.stop(0));
        connection.stop();
        threads.shutdownNow();
    }
}
