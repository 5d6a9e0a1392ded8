package dev.mxbot.discord.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** The bot, a person, a server with a channel, and a direct channel, in Discord's words. */
public final class World {
    public static final String APPLICATION = "111111111111111111";
    /** Differs from the application, as with old bots: who mixes the two up fails here. */
    public static final String BOT = "222222222222222222";

    public static final String PERSON = "333333333333333333";
    public static final String GUILD = "444444444444444444";
    public static final String CHANNEL = "555555555555555555";
    /** The bot may read here, but not write. */
    public static final String MUTE_CHANNEL = "555555555555555556";

    public static final String OTHER_CHANNEL = "555555555555555557";
    /** A role of the server with the right to manage the server, and one with the right to manage channels. */
    public static final String MANAGERS = "121212121212121212";

    public static final String KEEPERS = "131313131313131313";

    /** How the ids of direct channels begin that the bot opened. */
    static final String DIRECT_PREFIX = "66";

    public static final String DIRECT = "666666666666666666";
    /** A server that the bot is not in; only its user is. */
    public static final String FOREIGN_GUILD = "777777777777777777";

    public static final String FOREIGN_CHANNEL = "888888888888888888";

    static final ObjectMapper JSON = new ObjectMapper();

    private World() {}

    static ObjectNode parsed(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static ObjectNode bot() {
        return parsed("""
                {"id": "%s", "username": "mxbot", "discriminator": "0", "avatar": null, "bot": true,
                 "verified": true, "mfa_enabled": false, "flags": 0, "email": null}""".formatted(BOT));
    }

    static ObjectNode person() {
        return parsed("""
                {"id": "%s", "username": "postmaster", "global_name": "Post Master", "discriminator": "0",
                 "avatar": null}""".formatted(PERSON));
    }

    static ObjectNode ready(String resumeUrl) {
        ObjectNode ready = parsed("""
                {"v": 10, "session_id": "session-1", "resume_gateway_url": "%s", "private_channels": [],
                 "guilds": [{"id": "%s", "unavailable": true}], "application": {"id": "%s", "flags": 0}}""".formatted(resumeUrl, GUILD, APPLICATION));
        ready.set("user", bot());
        return ready;
    }

    static ObjectNode guild() {
        ObjectNode guild =
                parsed("""
                {"id": "%1$s", "name": "Mail people", "owner_id": "%4$s", "member_count": 2, "preferred_locale": "en-US",
                 "unavailable": false, "afk_timeout": 300, "premium_progress_bar_enabled": false,
                 "roles": [{"id": "%1$s", "name": "@everyone", "permissions": "311385246720", "position": 0,
                            "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
                            "hoist": false, "managed": false, "mentionable": false},
                           {"id": "%5$s", "name": "managers", "permissions": "32", "position": 2,
                            "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
                            "hoist": false, "managed": false, "mentionable": false},
                           {"id": "%6$s", "name": "keepers", "permissions": "16", "position": 1,
                            "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
                            "hoist": false, "managed": false, "mentionable": false}],
                 "channels": [
                   {"id": "%2$s", "type": 0, "name": "mail", "position": 0, "permission_overwrites": []},
                   {"id": "%7$s", "type": 0, "name": "other", "position": 2, "permission_overwrites": []},
                   {"id": "%3$s", "type": 0, "name": "read-only", "position": 1, "permission_overwrites": [
                     {"id": "%1$s", "type": 0, "allow": "0", "deny": "2048"}]}],
                 "threads": [], "guild_scheduled_events": [], "emojis": [], "stickers": [], "voice_states": [], "features": []}""".formatted(GUILD, CHANNEL, MUTE_CHANNEL, PERSON, MANAGERS, KEEPERS, OTHER_CHANNEL));
        guild.putArray("members").add(member(bot())).add(member(person()));
        return guild;
    }

    /** A channel of the server after somebody has changed what everybody may do in it. */
    static ObjectNode channel(String id, long deniedToEverybody) {
        return parsed("""
                {"id": "%s", "guild_id": "%s", "type": 0, "name": "mail", "position": 0, "permission_overwrites": [
                  {"id": "%s", "type": 0, "allow": "0", "deny": "%d"}]}""".formatted(id, GUILD, GUILD, deniedToEverybody));
    }

    static ObjectNode thread(String id, String parent, String name) {
        return parsed("""
                {"id": "%s", "guild_id": "%s", "parent_id": "%s", "owner_id": "%s", "type": 11, "flags": 0,
                 "last_message_id": null, "message_count": 0, "member_count": 1, "total_message_sent": 0,
                 "rate_limit_per_user": 0, "newly_created": true,
                 "thread_metadata": {"archived": false, "auto_archive_duration": 10080, "locked": false,
                   "archive_timestamp": "2026-01-01T00:00:00.000000+00:00",
                   "create_timestamp": "2026-01-01T00:00:00.000000+00:00"}}""".formatted(id, GUILD, parent, BOT)).put("name", name);
    }

    static ObjectNode member(ObjectNode user) {
        ObjectNode member = parsed("""
                {"roles": [], "joined_at": "2026-01-01T00:00:00.000000+00:00", "deaf": false, "mute": false, "flags": 0,
                 "permissions": "311385246720"}""");
        member.set("user", user);
        return member;
    }

    /** What a message looks like, whoever wrote it. */
    static ObjectNode message(String id, String channelId, ObjectNode author, String content) {
        ObjectNode message = parsed("""
                {"type": 0, "tts": false, "mention_everyone": false, "mentions": [], "mention_roles": [],
                 "attachments": [], "embeds": [], "components": [], "pinned": false, "flags": 0,
                 "edited_timestamp": null}""");
        message.put("id", id);
        message.put("channel_id", channelId);
        message.put("content", content);
        message.put("timestamp", Instant.now().toString());
        message.set("author", author);
        return message;
    }

    /** The part that all interactions of a place have in common. */
    static ObjectNode interaction(Interaction interaction, int type, ObjectNode data, String actor) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", interaction.id());
        body.put("application_id", APPLICATION);
        body.put("type", type);
        body.put("token", interaction.token());
        body.put("version", 1);
        body.put("locale", "en-US");
        body.put("channel_id", interaction.channelId());
        body.put("attachment_size_limit", 10_485_760);
        body.putArray("entitlements");
        body.set("data", data);
        if (interaction.channelId().equals(DIRECT)) {
            direct(body, actor);
        } else {
            inGuild(body, interaction.channelId(), actor);
        }
        return body;
    }

    private static void direct(ObjectNode body, String actor) {
        body.put("context", 1);
        body.put("app_permissions", "311385246720");
        body.putObject("authorizing_integration_owners").put("0", "0");
        body.set("user", person().put("id", actor));
        ObjectNode channel = parsed("{\"type\": 1}").put("id", DIRECT);
        channel.putArray("recipients").add(bot());
        body.set("channel", channel);
    }

    private static void inGuild(ObjectNode body, String channelId, String actor) {
        boolean foreign = channelId.equals(FOREIGN_CHANNEL);
        String guildId = foreign ? FOREIGN_GUILD : GUILD;
        body.put("context", 0);
        body.put("app_permissions", "311385246720");
        body.putObject("authorizing_integration_owners").put(foreign ? "1" : "0", foreign ? PERSON : GUILD);
        body.put("guild_id", guildId);
        body.put("guild_locale", "en-US");
        body.set("guild", parsed("{\"locale\": \"en-US\", \"features\": []}").put("id", guildId));
        body.set("member", member(person().put("id", actor)));
        body.set(
                "channel",
                parsed(
                                "{\"type\": 0, \"name\": \"mail\", \"position\": 0, \"permissions\": \"311385246720\", \"flags\": 0}")
                        .put("id", channelId)
                        .put("guild_id", guildId));
    }

    static ObjectNode slash(String commandId, String name, Map<String, String> options) {
        ObjectNode data =
                JSON.createObjectNode().put("id", commandId).put("name", name).put("type", 1);
        options.forEach((option, value) -> data.withArray("options")
                .addObject()
                .put("name", option)
                .put("type", 3)
                .put("value", value));
        return data;
    }

    static ObjectNode messageMenu(String commandId, String name, ObjectNode target) {
        ObjectNode data = JSON.createObjectNode().put("id", commandId).put("name", name);
        data.put("type", 3).put("target_id", target.path("id").asText());
        data.putObject("resolved").putObject("messages").set(target.path("id").asText(), target);
        return data;
    }

    static ObjectNode button(String customId) {
        return JSON.createObjectNode().put("component_type", 2).put("custom_id", customId);
    }

    /** As Discord's client sends it: nothing that is empty or too long. */
    static ObjectNode submitted(JsonNode modal, Map<String, String> entered) {
        ObjectNode data =
                JSON.createObjectNode().put("custom_id", modal.path("custom_id").asText());
        int id = 0;
        for (JsonNode label : modal.path("components")) {
            JsonNode input = label.path("component");
            String name = input.path("custom_id").asText();
            String value = entered.getOrDefault(name, input.path("value").asText(""));
            if (value.isEmpty() || value.length() > ModalRules.longest(input)) {
                throw new IllegalArgumentException("cannot be entered in " + name + ": " + value);
            }
            data.withArray("components")
                    .addObject()
                    .put("type", 18)
                    .put("id", ++id)
                    .putObject("component")
                    .put("type", 4)
                    .put("id", ++id)
                    .put("custom_id", name)
                    .put("value", value);
        }
        return data;
    }

    static void hold(ObjectNode message, String customId) {
        ObjectNode row = message.withArray("components").addObject().put("type", 1);
        row.putArray("components")
                .addObject()
                .put("type", 2)
                .put("style", 2)
                .put("label", "Press")
                .put("custom_id", customId);
        message.put("flags", MessageRules.COMPONENTS_V2);
    }
}
