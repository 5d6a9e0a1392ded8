package dev.mxbot.slack.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A view that the bot opened before somebody.
 *
 * @param json as the bot wrote it
 */
public record View(String id, ObjectNode json) {
    /** What stands in a field before anybody enters something. */
    public String initialValue(String blockId) {
        for (var block : json.path("blocks")) {
            if (block.path("block_id").asText().equals(blockId)) {
                return block.path("element").path("initial_value").asText("");
            }
        }
        throw new IllegalArgumentException("no field " + blockId + " in " + json);
    }
}
