package dev.mxbot.discord.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Discord asks of a message beyond the shape of its fields. */
final class MessageRules {
    static final int COMPONENTS_V2 = 1 << 15;
    static final int EPHEMERAL = 1 << 6;

    private static final int ACTION_ROW = 1;
    private static final int TEXT_DISPLAY = 10;

    private MessageRules() {}

    static boolean isV2(JsonNode message) {
        return (message.path("flags").asInt() & COMPONENTS_V2) != 0;
    }

    /** The first rule that is broken, in Discord's sense or in ours (nobody is pinged, ever). */
    static Optional<String> broken(JsonNode message, Set<String> files) {
        List<JsonNode> components = new ArrayList<>();
        components(message.path("components"), components);
        boolean v2 = isV2(message);
        if (v2
                && (!message.path("content").asText().isEmpty()
                        || message.path("embeds").size() > 0)) {
            return Optional.of("V2 takes neither content nor embeds");
        }
        if (v2 && components.isEmpty()) {
            return Optional.of("V2 needs a component");
        }
        if (!v2 && topLevelIsNew(message)) {
            return Optional.of("these components need the V2 flag");
        }
        if (components.size() > 40) {
            return Optional.of(components.size() + " components, 40 are allowed");
        }
        int text = components.stream()
                .filter(c -> c.path("type").asInt() == TEXT_DISPLAY)
                .mapToInt(c -> (int) c.path("content").asText().codePoints().count())
                .sum();
        if (text > 4000) {
            return Optional.of(text + " characters of text, 4000 are allowed");
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode component : components) {
            if (component.has("custom_id")
                    && !ids.add(component.get("custom_id").asText())) {
                return Optional.of("custom_id twice: " + component.get("custom_id"));
            }
            if (component.path("type").asInt() == ACTION_ROW
                    && component.path("components").size() > 5) {
                return Optional.of("more than 5 buttons in a row");
            }
        }
        return brokenFiles(components, files).or(() -> brokenMentions(message));
    }

    private static Optional<String> brokenFiles(List<JsonNode> components, Set<String> files) {
        Set<String> named = new HashSet<>();
        for (JsonNode component : components) {
            collect(component.path("file").path("url").asText(), named);
            component
                    .path("items")
                    .forEach(item -> collect(item.path("media").path("url").asText(), named));
        }
        return named.equals(files)
                ? Optional.empty()
                : Optional.of("files " + files + " are attached, components name " + named);
    }

    private static void collect(String url, Set<String> names) {
        if (url.startsWith("attachment://")) {
            names.add(url.substring("attachment://".length()));
        }
    }

    private static Optional<String> brokenMentions(JsonNode message) {
        JsonNode mentions = message.path("allowed_mentions");
        boolean silent = mentions.path("parse").isArray()
                && mentions.path("parse").isEmpty()
                && mentions.path("users").isEmpty()
                && mentions.path("roles").isEmpty()
                && !mentions.path("replied_user").asBoolean(true);
        return silent ? Optional.empty() : Optional.of("it could ping somebody: " + mentions);
    }

    private static boolean topLevelIsNew(JsonNode message) {
        for (JsonNode component : message.path("components")) {
            if (component.path("type").asInt() != ACTION_ROW) {
                return true;
            }
        }
        return false;
    }

    private static void components(JsonNode list, List<JsonNode> all) {
        for (JsonNode component : list) {
            all.add(component);
            components(component.path("components"), all);
            if (component.has("accessory")) {
                all.add(component.get("accessory"));
            }
        }
    }
}
