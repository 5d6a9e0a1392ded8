package dev.mxbot.slack;

import com.sun.net.httpserver.HttpServer;
import dev.mxbot.command.Command;
import dev.mxbot.command.Commands;
import dev.mxbot.slack.testing.LoopbackSlack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A bot connected to a loopback Slack in one of the two modes. */
final class Bot implements AutoCloseable {
    private final SlackConnection connection;
    private final Optional<HttpServer> server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    enum Mode {
        SOCKET,
        HTTP
    }

    private Bot(Mode mode, LoopbackSlack slack, Clock clock, Duration silence, Command... commands) throws IOException {
        this.connection =
                new SlackConnection(config(mode, slack), new Commands(Set.of(commands)), clock, new Random(7), silence);
        if (mode == Mode.HTTP) {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.setExecutor(threads);
            http.createContext(SlackHttpEndpoint.PATH, connection.httpEndpoint().orElseThrow());
            http.start();
            slack.sendTo(URI.create("http://127.0.0.1:" + http.getAddress().getPort() + SlackHttpEndpoint.PATH));
            this.server = Optional.of(http);
        } else {
            this.server = Optional.empty();
        }
    }

    /** Not started. */
    static Bot idle(Mode mode, LoopbackSlack slack, Command... commands) throws IOException {
        return new Bot(mode, slack, Clock.systemUTC(), Duration.ofSeconds(20), commands);
    }

    static Bot connected(Mode mode, LoopbackSlack slack, Command... commands) throws Exception {
        return connected(mode, slack, Duration.ofSeconds(20), commands);
    }

    static Bot connected(Mode mode, LoopbackSlack slack, Duration silence, Command... commands) throws Exception {
        Bot bot = new Bot(mode, slack, Clock.systemUTC(), silence, commands);
        bot.connection.start();
        bot.awaitConnection(slack);
        return bot;
    }

    void awaitConnection(LoopbackSlack slack) throws InterruptedException {
        slack.await(() -> connection.isConnected() ? Optional.of(true) : Optional.empty(), "connection");
    }

    SlackConnection connection() {
        return connection;
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
