package dev.mxbot.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.slack.api.bolt.util.JsonOps;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a command was typed, carried through its dialog: Slack keeps it with the view and shows it to nobody, so it outlives a restart of
 * the bot. It comes back in a signed request, but is read as if anybody had written it.
 *
 * @param responseUrl the command's, good for half an hour; empty if it is none of Slack's
 */
record Origin(String channel, Optional<String> responseUrl) {
    /** <a href="https://docs.slack.dev/reference/views/modal-views">Slack's limit</a> on private_metadata. */
    static final int LONGEST = 3000;

    private static final Pattern CHANNEL = Pattern.compile("[CDG][A-Z0-9]{1,30}");

    private static final Pattern HOOK = Pattern.compile("https://hooks\\.slack(-gov)?\\.com/[A-Za-z0-9/_%.-]{1,500}");

    /** As private_metadata. */
    String written() {
        String both = JsonOps.toJsonString(Json.object("channel", channel, "response_url", responseUrl.orElse("")));
        return both.length() <= LONGEST ? both : JsonOps.toJsonString(Json.object("channel", channel));
    }

    /**
     * Reads it again; empty if it names no channel.
     *
     * @param atHome whether Slack is played by something on this machine, so that its addresses are here, too
     */
    static Optional<Origin> read(String metadata, boolean atHome) {
        if (metadata.length() > LONGEST) {
            return Optional.empty();
        }
        JsonObject object;
        try {
            JsonElement read = JsonParser.parseString(metadata);
            if (!read.isJsonObject()) {
                return Optional.empty();
            }
            object = read.getAsJsonObject();
        } catch (JsonParseException notJson) {
            return Optional.empty();
        }
        return word(object, "channel")
                .filter(id -> CHANNEL.matcher(id).matches())
                .map(id -> new Origin(id, word(object, "response_url").filter(url -> isSlacks(url, atHome))));
    }

    private static boolean isSlacks(String url, boolean atHome) {
        return HOOK.matcher(url).matches() || (atHome && isHere(url));
    }

    private static boolean isHere(String url) {
        try {
            return SlackConfig.isLoopback(URI.create(url));
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }

    private static Optional<String> word(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
    }
}
