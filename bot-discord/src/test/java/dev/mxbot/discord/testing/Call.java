package dev.mxbot.discord.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A REST request that arrived.
 *
 * @param path below {@code /api/v10}, without query
 * @param body the JSON; missing node if there was none
 * @param files attached files by name
 * @param atNanos when it had arrived, by {@link System#nanoTime}
 * @param status what was answered
 */
public record Call(String method, String path, JsonNode body, Map<String, byte[]> files, long atNanos, int status) {
    public Call {
        files = Map.copyOf(files);
    }

    public boolean isFirstAnswer() {
        return path.startsWith("/interactions/");
    }

    public boolean isEditOf(Interaction interaction) {
        return method.equals("PATCH") && path.endsWith("/" + interaction.token() + "/messages/@original");
    }

    public boolean isNewMessage() {
        return method.equals("POST") && path.startsWith("/channels/") && path.endsWith("/messages");
    }

    /** A new message in that channel. */
    public boolean isPostIn(String channel) {
        return method.equals("POST") && path.equals("/channels/" + channel + "/messages");
    }

    public boolean isMessageEdit() {
        return method.equals("PATCH") && path.startsWith("/channels/");
    }

    public boolean succeeded() {
        return status / 100 == 2;
    }

    /** All that a person would read in it, in order. */
    public String text() {
        StringBuilder text = new StringBuilder();
        collect(body, text);
        return text.toString();
    }

    private static void collect(JsonNode node, StringBuilder text) {
        if (node.isObject() && node.path("type").asInt() == 10) {
            text.append(node.path("content").asText()).append('\n');
        }
        node.forEach(child -> collect(child, text));
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + status + " " + body;
    }
}
