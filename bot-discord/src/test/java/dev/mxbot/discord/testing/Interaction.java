package dev.mxbot.discord.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Something a person did, and what became of it. */
public final class Interaction {
    /** <a href="https://docs.discord.com/developers/interactions/receiving-and-responding">Discord's three seconds</a>. */
    static final long PATIENCE_NANOS = 3_000_000_000L;

    private final String id;
    private final String token;
    private final String channelId;
    private final int type;
    private JsonNode modal = MissingNode.getInstance();
    private long sentNanos;
    private boolean acknowledged;
    private boolean expired;
    private boolean onlyWithV2;

    /** @param type 2 a command, 3 a component, 4 autocompletion, 5 a modal that was sent */
    Interaction(String id, String token, String channelId, int type) {
        this.type = type;
        this.id = id;
        this.token = token;
        this.channelId = channelId;
    }

    public String id() {
        return id;
    }

    public String token() {
        return token;
    }

    public String channelId() {
        return channelId;
    }

    int type() {
        return type;
    }

    /** The modal that answered it; a missing node if none did. */
    public synchronized JsonNode modal() {
        return modal;
    }

    synchronized void show(JsonNode shown) {
        modal = shown;
    }

    /** When the event went out, by {@link System#nanoTime}. */
    public synchronized long sentNanos() {
        return sentNanos;
    }

    /** From now on the token is void, as after fifteen minutes (or, before the first answer, after three seconds). */
    public synchronized void expire() {
        expired = true;
    }

    synchronized void sent() {
        sentNanos = System.nanoTime();
    }

    synchronized boolean isAcknowledged() {
        return acknowledged;
    }

    synchronized boolean isExpired() {
        return expired || (!acknowledged && System.nanoTime() - sentNanos > PATIENCE_NANOS);
    }

    synchronized void acknowledge(boolean withV2Message) {
        acknowledged = true;
        onlyWithV2 = withV2Message;
    }

    /** A message that once had V2 components never goes back. */
    synchronized boolean isBoundToV2() {
        return onlyWithV2;
    }

    synchronized void bindToV2() {
        onlyWithV2 = true;
    }
}
