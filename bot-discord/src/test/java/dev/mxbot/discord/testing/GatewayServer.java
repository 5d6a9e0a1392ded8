package dev.mxbot.discord.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** The gateway half: says hello, knows one session, numbers the events and repeats what was missed. */
final class GatewayServer extends WebSocketServer {
    private static final int DISPATCH = 0;
    private static final int HEARTBEAT = 1;
    private static final int IDENTIFY = 2;
    private static final int RESUME = 6;
    private static final int INVALID_SESSION = 9;
    private static final int HELLO = 10;
    private static final int HEARTBEAT_ACK = 11;
    private static final int AUTHENTICATION_FAILED = 4004;

    private final LoopbackDiscord discord;
    private final CountDownLatch listening = new CountDownLatch(1);
    private final List<String> session = new ArrayList<>();
    // Read by those who wait with a lock of their own, so without this one's.
    private volatile @Nullable WebSocket client;
    private @Nullable ObjectNode identified;
    private final AtomicInteger identifies = new AtomicInteger();
    private final AtomicInteger resumes = new AtomicInteger();
    private boolean refusesResume;

    GatewayServer(LoopbackDiscord discord, int port) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        this.discord = discord;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
    }

    void open() throws InterruptedException {
        start();
        listening.await();
    }

    /** An event, now, or when the session is resumed. */
    synchronized void dispatch(String type, JsonNode data) {
        ObjectNode event = World.JSON.createObjectNode().put("op", DISPATCH).put("t", type);
        event.put("s", session.size() + 1);
        event.set("d", data);
        session.add(event.toString());
        if (client != null && client.isOpen()) {
            client.send(event.toString());
        }
    }

    synchronized void closeWith(int code, String reason) {
        if (client != null) {
            client.close(code, reason);
        }
    }

    /** As when a cable is pulled: no farewell. */
    synchronized void cut() {
        if (client != null) {
            client.closeConnection(1006, "cut");
        }
    }

    synchronized void refuseResume() {
        refusesResume = true;
    }

    boolean isHungUp() {
        WebSocket last = client;
        return last == null || !last.isOpen();
    }

    int identifies() {
        return identifies.get();
    }

    int resumes() {
        return resumes.get();
    }

    /** What the bot said of itself. */
    synchronized JsonNode identified() {
        if (identified == null) {
            throw new IllegalStateException("nobody has identified");
        }
        return identified;
    }

    @Override
    public void onStart() {
        listening.countDown();
    }

    @Override
    public synchronized void onOpen(WebSocket opened, ClientHandshake handshake) {
        client = opened;
        ObjectNode hello = World.JSON.createObjectNode().put("op", HELLO);
        hello.putObject("d").put("heartbeat_interval", 41_250);
        opened.send(hello.toString());
    }

    @Override
    public synchronized void onMessage(WebSocket from, String text) {
        ObjectNode message = read(text);
        switch (message.path("op").asInt()) {
            case HEARTBEAT -> from.send("{\"op\":" + HEARTBEAT_ACK + "}");
            case IDENTIFY -> identify(from, (ObjectNode) message.path("d"));
            case RESUME -> resume(from, message.path("d"));
            default -> {}
        }
    }

    @Override
    public void onClose(WebSocket closed, int code, String reason, boolean remote) {
        discord.changed();
    }

    @Override
    public void onError(@Nullable WebSocket broken, Exception failure) {
        discord.complain("gateway: " + failure);
    }

    private void identify(WebSocket from, ObjectNode identity) {
        identifies.incrementAndGet();
        identified = identity;
        if (!identity.path("token").asText().equals(discord.token()) || discord.refusesAtTheGateway()) {
            from.close(AUTHENTICATION_FAILED, "Authentication failed.");
            return;
        }
        session.clear();
        ObjectNode ready = World.ready(discord.gatewayUrl().toString());
        if (discord.channels().isPutOut()) {
            ready.putArray("guilds");
            dispatch("READY", ready);
        } else {
            dispatch("READY", ready);
            dispatch("GUILD_CREATE", World.guild());
        }
        discord.identified();
    }

    private void resume(WebSocket from, JsonNode data) {
        resumes.incrementAndGet();
        if (refusesResume) {
            refusesResume = false;
            from.send("{\"op\":" + INVALID_SESSION + ",\"d\":false}");
            return;
        }
        session.subList(Math.min(data.path("seq").asInt(), session.size()), session.size())
                .forEach(from::send);
        dispatch("RESUMED", World.JSON.createObjectNode());
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) World.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
