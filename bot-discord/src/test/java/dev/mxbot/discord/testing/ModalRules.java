package dev.mxbot.discord.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What Discord asks of a modal beyond the shape of its fields, which its description holds. */
final class ModalRules {
    private static final int TEXT_INPUT = 4;
    private static final int LABEL = 18;

    /** <a href="https://docs.discord.com/developers/interactions/receiving-and-responding">Discord's limit</a>. */
    private static final int MOST_COMPONENTS = 5;

    private ModalRules() {}

    /** The first rule that is broken. */
    static Optional<String> broken(JsonNode modal) {
        if (modal.path("components").size() > MOST_COMPONENTS) {
            return Optional.of("more than 5 components in a modal");
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode component : modal.path("components")) {
            JsonNode input = component.path("component");
            if (component.path("type").asInt() != LABEL || input.path("type").asInt() != TEXT_INPUT) {
                return Optional.of("labels with text inputs are all that is wanted: " + component);
            }
            if (!input.path("label").isMissingNode()) {
                return Optional.of("a text input within a label has no label of its own");
            }
            if (!ids.add(input.path("custom_id").asText())) {
                return Optional.of("custom_id twice: " + input.path("custom_id"));
            }
            if (input.path("value").asText("").length() > longest(input)) {
                return Optional.of("a value longer than what may be entered");
            }
        }
        return Optional.empty();
    }

    static int longest(JsonNode input) {
        return input.path("max_length").asInt(4000);
    }
}
