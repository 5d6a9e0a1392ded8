package dev.mxbot.slack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A message as it stands in a channel.
 *
 * @param onlyFor the one who sees it, if it is ephemeral
 * @param blocks an array, empty if the message has none
 * @param metadata an object, missing if the message has none
 * @param alsoInChannel whether a reply is shown outside its thread, too
 */
public record Message(
        String channel,
        String ts,
        Optional<String> thread,
        Optional<String> onlyFor,
        String text,
        JsonNode blocks,
        JsonNode metadata,
        boolean alsoInChannel) {
    /** Every text in it, one after another, without markup; what a reader sees. */
    public String words() {
        if (blocks.isEmpty()) {
            return text;
        }
        StringBuilder words = new StringBuilder();
        blocks.findValues("text").stream().filter(JsonNode::isTextual).forEach(part -> words.append(part.asText()));
        return words.toString();
    }
}
