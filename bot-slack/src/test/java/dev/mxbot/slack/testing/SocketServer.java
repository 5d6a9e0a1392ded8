package dev.mxbot.slack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** The other end of Socket Mode: lets in who brings an unused ticket, and says hello. */
final class SocketServer extends WebSocketServer {
    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicInteger tickets = new AtomicInteger();
    private final Set<String> unused = ConcurrentHashMap.newKeySet();
    private final Deque<WebSocket> links = new ConcurrentLinkedDeque<>();
    private final Consumer<JsonNode> acknowledged;
    private final Consumer<String> violation;
    private volatile boolean mute;

    SocketServer(Consumer<JsonNode> acknowledged, Consumer<String> violation) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2);
        this.acknowledged = acknowledged;
        this.violation = violation;
        setDaemon(true);
        setReuseAddr(true);
        setConnectionLostTimeout(0);
    }

    void open() throws InterruptedException {
        start();
        if (!started.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the WebSocket server did not start");
        }
    }

    URI issueTicket() {
        String ticket = "ticket-" + tickets.incrementAndGet();
        unused.add(ticket);
        return URI.create("ws://127.0.0.1:" + getPort() + "/link/?ticket=" + ticket);
    }

    int issued() {
        return tickets.get();
    }

    Deque<WebSocket> links() {
        return links;
    }

    /** From now on nothing is said any more, not even a pong. */
    void fallMute() {
        mute = true;
    }

    void speakAgain() {
        mute = false;
    }

    void end() {
        try {
            stop(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void send(String message) {
        WebSocket newest = links.peekLast();
        if (newest == null) {
            throw new IllegalStateException("the bot has no open WebSocket");
        }
        newest.send(message);
    }

    @Override
    public void onOpen(WebSocket link, ClientHandshake handshake) {
        String ticket = handshake.getResourceDescriptor().replaceFirst(".*ticket=", "");
        if (!unused.remove(ticket)) {
            violation.accept("a WebSocket was opened with a used or unknown ticket");
            link.close(1008);
            return;
        }
        links.add(link);
        link.send("{\"type\":\"hello\",\"num_connections\":" + links.size() + "}");
    }

    @Override
    public void onMessage(WebSocket link, String message) {
        acknowledged.accept(LoopbackSlack.json(message));
    }

    @Override
    public void onClose(WebSocket link, int code, String reason, boolean remote) {
        links.remove(link);
    }

    @Override
    public void onError(WebSocket link, Exception e) {
        if (link != null) {
            links.remove(link);
        }
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onWebsocketPing(WebSocket link, Framedata frame) {
        if (!mute) {
            super.onWebsocketPing(link, frame);
        }
    }
}
