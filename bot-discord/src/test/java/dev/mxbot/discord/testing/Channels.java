package dev.mxbot.discord.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The channels and threads with what stands in them, and what the bot may not do there. */
public final class Channels {
    /** What the bot may be kept from. */
    public enum Right {
        WRITE,
        ATTACH,
        READ_HISTORY,
        CREATE_THREADS,
        WRITE_IN_THREADS
    }

    private static final int MOST_SHOWN = 100;

    private final Snowflakes ids;
    private final Map<String, List<ObjectNode>> messages = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Set<String> hadThread = new HashSet<>();
    private final Set<String> locked = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, Set<Right>> denied = new HashMap<>();
    private final Map<String, String> byNonce = new HashMap<>();
    private boolean out;

    Channels(Snowflakes ids) {
        this.ids = ids;
        for (String channel :
                List.of(World.CHANNEL, World.MUTE_CHANNEL, World.OTHER_CHANNEL, World.DIRECT, World.FOREIGN_CHANNEL)) {
            messages.put(channel, new ArrayList<>());
        }
    }

    // What people do

    public synchronized void deny(String channel, Right... rights) {
        denied.computeIfAbsent(channel, c -> EnumSet.noneOf(Right.class)).addAll(List.of(rights));
    }

    public synchronized void allowAll(String channel) {
        denied.remove(channel);
    }

    public synchronized void delete(String channel) {
        gone.add(channel);
    }

    public synchronized void lock(String thread) {
        locked.add(thread);
    }

    public synchronized void deleteMessage(String channel, String message) {
        messages.getOrDefault(channel, List.of())
                .removeIf(other -> other.path("id").asText().equals(message));
    }

    /** From now on the bot is in no server, or in it again. */
    synchronized void putOut(boolean put) {
        out = put;
    }

    synchronized boolean isPutOut() {
        return out;
    }

    /** As some minutes later: Discord no longer knows which nonces were used. */
    public synchronized void forgetNonces() {
        byNonce.clear();
    }

    /** Somebody talks; the id of what they say. */
    synchronized String add(String channel, ObjectNode message) {
        messages.computeIfAbsent(channel, c -> new ArrayList<>()).add(message);
        return message.path("id").asText();
    }

    /** What stands there, in order. */
    public synchronized List<JsonNode> in(String channel) {
        return List.copyOf(messages.getOrDefault(channel, List.of()));
    }

    public synchronized boolean isThread(String channel) {
        return parents.containsKey(channel) && !gone.contains(channel);
    }

    // What Discord answers

    /** Why nothing can be done there. */
    synchronized Optional<Refusal> closed(String channel) {
        if (gone.contains(channel) || !messages.containsKey(channel)) {
            return Optional.of(Refusal.UNKNOWN_CHANNEL);
        }
        boolean inServer = !channel.equals(World.DIRECT) && !channel.startsWith(World.DIRECT_PREFIX);
        return out && inServer ? Optional.of(Refusal.MISSING_ACCESS) : Optional.empty();
    }

    synchronized Optional<Refusal> notCreated(String channel, boolean withFiles) {
        Optional<Refusal> closed = closed(channel);
        if (closed.isPresent()) {
            return closed;
        }
        if (locked.contains(channel)) {
            return Optional.of(Refusal.LOCKED_THREAD);
        }
        String parent = parents.get(channel);
        boolean kept = parent == null ? may(channel, Right.WRITE) : may(parent, Right.WRITE_IN_THREADS);
        if (!kept || (withFiles && !may(channel, Right.ATTACH))) {
            return Optional.of(Refusal.MISSING_PERMISSIONS);
        }
        return Optional.empty();
    }

    /** The message that was sent with this nonce before. */
    synchronized Optional<JsonNode> sentBefore(String channel, JsonNode request) {
        return Optional.ofNullable(byNonce.get(channel + request.path("nonce").asText()))
                .flatMap(id -> find(channel, id));
    }

    /** Keeps a message of the bot; history shows its components, and not its nonce. */
    synchronized ObjectNode create(String channel, JsonNode request) {
        ObjectNode message = World.message(ids.next(), channel, World.bot(), "");
        ObjectNode kept = message.deepCopy();
        kept.set("components", request.path("components").deepCopy());
        kept.set("flags", request.path("flags"));
        if (request.has("message_reference")
                && find(
                                channel,
                                request.path("message_reference")
                                        .path("message_id")
                                        .asText())
                        .isPresent()) {
            kept.set("message_reference", request.path("message_reference").deepCopy());
        }
        add(channel, kept);
        byNonce.put(channel + request.path("nonce").asText(), message.path("id").asText());
        return message;
    }

    synchronized Optional<Refusal> notEdited(String channel, String message, JsonNode request) {
        Optional<Refusal> closed = closed(channel);
        if (closed.isPresent()) {
            return closed;
        }
        Optional<JsonNode> found = find(channel, message);
        found.ifPresent(kept ->
                ((ObjectNode) kept).set("components", request.path("components").deepCopy()));
        return found.isPresent() ? Optional.empty() : Optional.of(Refusal.UNKNOWN_MESSAGE);
    }

    /** The newest first. */
    synchronized ArrayNode history(String channel) {
        ArrayNode shown = World.JSON.createArrayNode();
        List<ObjectNode> all = messages.getOrDefault(channel, List.of());
        String home = parents.getOrDefault(channel, channel);
        for (int i = all.size() - 1; i >= 0 && shown.size() < MOST_SHOWN && may(home, Right.READ_HISTORY); i--) {
            shown.add(all.get(i));
        }
        return shown;
    }

    synchronized Optional<Refusal> notBegun(String channel, String message) {
        Optional<Refusal> closed = closed(channel);
        if (closed.isPresent()) {
            return closed;
        }
        if (!may(channel, Right.CREATE_THREADS)) {
            return Optional.of(Refusal.MISSING_PERMISSIONS);
        }
        if (find(channel, message).isEmpty()) {
            return Optional.of(Refusal.UNKNOWN_MESSAGE);
        }
        return hadThread.contains(message) ? Optional.of(Refusal.THREAD_EXISTS) : Optional.empty();
    }

    synchronized void begin(String channel, String message) {
        hadThread.add(message);
        parents.put(message, channel);
        messages.put(message, new ArrayList<>());
    }

    synchronized String openDirect(String person) {
        String channel = World.DIRECT_PREFIX + person.substring(World.DIRECT_PREFIX.length());
        messages.computeIfAbsent(channel, c -> new ArrayList<>());
        return channel;
    }

    synchronized Optional<JsonNode> find(String channel, String message) {
        return messages.getOrDefault(channel, List.of()).stream()
                .filter(kept -> kept.path("id").asText().equals(message))
                .map(JsonNode.class::cast)
                .findFirst();
    }

    private boolean may(String channel, Right right) {
        return !denied.getOrDefault(channel, Set.of()).contains(right);
    }
}
