package dev.mxbot.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonParseException;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's HTTP mode on the JDK's server: lets in what Slack has signed, each request once, and puts it to Bolt. Whoever mounts it gives
 * the server an executor of several threads, so that a slow sender does not keep the others out.
 */
public final class SlackHttpEndpoint implements HttpHandler {
    public static final String PATH = "/slack/events";

    static final int LARGEST_BODY = 1 << 20;

    /** How much of a body that is too large is read, so that its sender gets to see the answer. */
    private static final int MOST_DRAINED = 16 << 20;

    /** A signature counts for this side and that side of the clock, so a replay is possible for twice the window. */
    private static final int MEMORIES = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(SlackHttpEndpoint.class);

    private final App app;
    private final SlackRequestParser parser;
    private final RequestSignature signature;
    private final RecentlySeen seen;

    SlackHttpEndpoint(App app, String signingSecret, Clock clock) {
        this.app = app;
        this.parser = new SlackRequestParser(app.config());
        this.signature = new RequestSignature(signingSecret, clock);
        this.seen = new RecentlySeen(MEMORIES, RequestSignature.WINDOW.multipliedBy(2), clock);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response = respond(exchange);
            try (exchange) {
                write(exchange, response);
            } finally {
                // Also where Slack was not told: what it sends again then counts as seen.
                Acknowledgement.afterwards(response);
            }
        }
    }

    private Response respond(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            return said(405, "Slack sends POST");
        }
        Optional<byte[]> body = read(exchange.getRequestBody());
        if (body.isEmpty()) {
            return said(413, "too large");
        }
        String signed = header(exchange, "X-Slack-Signature");
        if (!signature.holds(header(exchange, "X-Slack-Request-Timestamp"), signed, body.get())) {
            return said(401, "invalid signature");
        }
        if (!seen.first(signed)) {
            LOG.info("A request from Slack came a second time, signature and all; it is not answered again");
            return Response.ok();
        }
        return run(exchange, new String(body.get(), UTF_8));
    }

    private Response run(HttpExchange exchange, String body) {
        Request<?> request;
        try {
            request = parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri(exchange.getRequestURI().getPath())
                    .queryString(Map.of())
                    .requestBody(body)
                    .headers(new RequestHeaders(exchange.getRequestHeaders()))
                    .remoteAddress("")
                    .build());
        } catch (JsonParseException | IllegalStateException | IllegalArgumentException | NullPointerException e) {
            // The parser of Bolt expects what Slack sends, and stumbles over anything else in one of these ways.
            return said(400, "not a request of Slack's");
        }
        if (request == null) {
            return said(400, "not a request of Slack's");
        }
        try {
            return app.run(request);
        } catch (Exception e) {
            LOG.error("A request from Slack could not be handled", e);
            return said(500, "this went wrong here");
        }
    }

    /** Nothing if there is more than a request of Slack's ever holds. */
    private static Optional<byte[]> read(InputStream in) throws IOException {
        byte[] body = in.readNBytes(LARGEST_BODY + 1);
        if (body.length <= LARGEST_BODY) {
            return Optional.of(body);
        }
        byte[] rest = new byte[8192];
        for (int drained = 0, n = 0; drained < MOST_DRAINED && n >= 0; drained += n) {
            n = in.read(rest);
        }
        return Optional.empty();
    }

    private static void write(HttpExchange exchange, Response response) throws IOException {
        byte[] body =
                response.getBody() == null ? new byte[0] : response.getBody().getBytes(UTF_8);
        response.getHeaders()
                .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        if (body.length > 0) {
            exchange.getResponseHeaders().set("Content-Type", response.getContentType());
        }
        exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static Response said(int status, String words) {
        return Response.builder()
                .statusCode(status)
                .contentType("text/plain; charset=utf-8")
                .body(words)
                .build();
    }

    private static String header(HttpExchange exchange, String name) {
        @Nullable String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
