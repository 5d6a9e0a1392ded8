package dev.mxbot.deploy.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The one HTTP port: {@code /healthz}, {@code /readyz}, {@code /metrics}, and what a platform wants to be called at. */
public final class HttpDoor implements AutoCloseable {
    /** Where the numbers are read. */
    public static final String METRICS = "/metrics";

    private static final int THREADS = 8;
    private static final int PATIENCE_AT_STOP_SECONDS = 1;

    private final HttpServer server;
    private final ExecutorService threads;

    private HttpDoor(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Opens the port.
     *
     * @param port 0: any free one
     * @param parts looked at anew for each request, so that more may come
     * @param handlers by path
     * @throws IOException if the port is taken
     */
    public static HttpDoor open(int port, List<Part> parts, Map<String, HttpHandler> handlers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", exchange -> answer(exchange, 404, "text/plain", "There is nothing here.\n"));
        server.createContext("/healthz", only("/healthz", exchange -> answer(exchange, 200, "text/plain", "ok\n")));
        server.createContext("/readyz", only("/readyz", exchange -> {
            List<State> states = parts.stream().map(State::of).toList();
            boolean ready = states.stream().allMatch(State::ready);
            answer(exchange, ready ? 200 : 503, "application/json", json(ready, states));
        }));
        handlers.forEach(
                (path, handler) -> server.createContext(path, path.equals(METRICS) ? only(path, handler) : handler));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "mxbot-http");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.start();
        return new HttpDoor(server, threads);
    }

    /** Answers at more paths from now on. */
    public void mount(Map<String, HttpHandler> handlers) {
        handlers.forEach(server::createContext);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The server takes every path that starts like a known one; ours are exact. */
    private static HttpHandler only(String path, HttpHandler handler) {
        return exchange -> {
            if (!exchange.getRequestURI().getPath().equals(path)) {
                answer(exchange, 404, "text/plain", "There is nothing here.\n");
            } else if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                answer(exchange, 405, "text/plain", "Only GET.\n");
            } else {
                handler.handle(exchange);
            }
        };
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        try (exchange) {
            exchange.sendResponseHeaders(status, head ? -1 : body.length);
            if (!head) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
        }
    }

    /** A part as it was at one moment: the answer's status and its words agree. */
    private record State(String name, boolean ready, String inWords) {
        static State of(Part part) {
            return new State(part.name(), part.isReady(), part.inWords());
        }
    }

    private static String json(boolean ready, List<State> parts) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeBooleanField("ready", ready);
            json.writeObjectFieldStart("parts");
            for (State part : parts) {
                json.writeObjectFieldStart(part.name());
                json.writeBooleanField("ready", part.ready());
                json.writeStringField("detail", part.inWords());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return text + "\n";
    }

    @Override
    public void close() {
        // A longer delay is waited for in full, even by an idle server.
        server.stop(0);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_AT_STOP_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
