package dev.mxbot.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ServerHandshake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of Socket Mode, from its opening to its end; a new one takes its place, this one is never opened again.
 *
 * <p>Bolt's own Socket Mode client sends acknowledgements through whichever socket is the newest, open or not, closes the old one before
 * the new one is there, and stops for good when Slack refuses a reconnection. So here is Bolt's request parser and {@code App} on a
 * socket of our own.
 *
 * @see <a href="https://docs.slack.dev/apis/events-api/using-socket-mode">Using Socket Mode</a>
 */
final class SocketLink {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(SocketLink.class);

    private final Socket socket;
    private final App app;
    private final SocketModeRequestParser parser;
    private final Executor acknowledgers;
    private final Watcher watcher;

    /** Hears what becomes of a link. */
    interface Watcher {
        /** Slack has said hello: requests come through this link from now on. */
        void greeted(SocketLink link);

        /** Slack is going to close this link and wants a new one. */
        void outgoing(SocketLink link);

        /** Somebody has switched Socket Mode off in the app's settings. */
        void disabled(SocketLink link);

        /** Closed, or never opened. */
        void gone(SocketLink link, String reason);
    }

    /**
     * @param silence after which a link that does not answer pings counts as gone
     */
    SocketLink(URI uri, Proxy proxy, Duration silence, App app, Executor acknowledgers, Watcher watcher) {
        this.socket = new Socket(uri);
        this.socket.setProxy(proxy);
        // The library looks this often, and gives up on a peer whose last sign is one and a half times as old.
        this.socket.setConnectionLostTimeout((int) Math.max(1, silence.toSeconds() * 2 / 5));
        this.app = app;
        this.parser = new SocketModeRequestParser(app.config());
        this.acknowledgers = acknowledgers;
        this.watcher = watcher;
    }

    /** Returns at once; the watcher hears the rest. */
    void open() {
        socket.connect();
    }

    void close() {
        socket.close();
    }

    private void receive(String message) {
        JsonObject envelope = JsonParser.parseString(message).getAsJsonObject();
        switch (word(envelope, "type")) {
            case "hello" -> watcher.greeted(this);
            case "disconnect" -> {
                if (word(envelope, "reason").equals("link_disabled")) {
                    watcher.disabled(this);
                } else {
                    watcher.outgoing(this);
                }
            }
            default -> acknowledgers.execute(() -> handle(message));
        }
    }

    private void handle(String message) {
        try {
            SocketModeRequest request = parser.parse(message);
            if (request == null || request.getBoltRequest() == null) {
                LOG.debug("Slack sent something that is no request");
                return;
            }
            Response response = app.run(request.getBoltRequest());
            if (response.getStatusCode() == 200) {
                acknowledge(request.getEnvelope().getEnvelopeId(), response);
                // Also where Slack was not told: what it sends again then counts as seen.
                Acknowledgement.afterwards(response);
            } else {
                LOG.warn("A request from Slack was not acknowledged (status {})", response.getStatusCode());
            }
        } catch (Exception e) {
            LOG.error("A request from Slack could not be handled", e);
        }
    }

    private void acknowledge(String envelopeId, Response response) {
        JsonObject acknowledgement = new JsonObject();
        acknowledgement.addProperty("envelope_id", envelopeId);
        if (response.getBody() != null && response.getContentType().startsWith("application/json")) {
            acknowledgement.add("payload", JsonParser.parseString(response.getBody()));
        }
        try {
            socket.send(acknowledgement.toString());
        } catch (WebsocketNotConnectedException e) {
            LOG.info("A request from Slack could not be acknowledged: the connection went away");
        }
    }

    private static String word(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** Java-WebSocket's callbacks; they all run on the socket's own thread. */
    private final class Socket extends WebSocketClient {
        Socket(URI uri) {
            super(uri, new Draft_6455(), Map.of(), CONNECT_TIMEOUT_MILLIS);
            setDaemon(true);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            LOG.debug("The WebSocket is open; waiting for Slack's hello");
        }

        @Override
        public void onMessage(String message) {
            try {
                receive(message);
            } catch (JsonParseException | IllegalStateException e) {
                LOG.warn("Slack sent something that is no JSON object");
            }
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            watcher.gone(SocketLink.this, "the connection was closed (" + code + ")");
        }

        @Override
        public void onError(Exception e) {
            // Always followed by onClose. The message may hold the address with its ticket.
            LOG.debug("The WebSocket failed: {}", e.getClass().getSimpleName());
        }
    }
}
