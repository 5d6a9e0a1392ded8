package dev.mxbot.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.slack.testing.Manifest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The app manifests ask for what the bot does, and for nothing else. */
class ManifestTest {
    private static final Path FOLDER = Path.of("..", "deploy", "slack");

    @ParameterizedTest
    @ValueSource(strings = {"manifest.yaml", "manifest-http.yaml"})
    void asksForWhatTheBotDoes(String file) throws Exception {
        Manifest manifest = Manifest.read(FOLDER.resolve(file));
        assertEquals(
                List.of("/mxcheck", "/mxspf", "/mxplan", "/mxwatch", "/mxhistory", "/mxhelp"), manifest.commands());
        assertEquals(
                List.of(
                        "commands",
                        "chat:write",
                        "files:write",
                        "app_mentions:read",
                        "im:history",
                        "im:write",
                        "users:read",
                        "channels:read",
                        "groups:read"),
                manifest.scopes());
        assertEquals(
                List.of(
                        "app_mention",
                        "message.im",
                        "member_joined_channel",
                        "member_left_channel",
                        "channel_left",
                        "channel_archive",
                        "channel_unarchive",
                        "channel_deleted",
                        "group_left",
                        "group_archive",
                        "group_unarchive",
                        "group_deleted",
                        "channel_id_changed",
                        "app_uninstalled",
                        "tokens_revoked"),
                manifest.events());
        assertEquals(5, manifest.text().split("should_escape: false", -1).length - 1);
        // A channel that is named has to come with its id.
        assertTrue(manifest.text()
                .split("/mxwatch\n", -1)[1]
                .split("- command:", 2)[0]
                .contains("should_escape: true"));
        assertTrue(manifest.text().contains("usage_hint: example.com"));
    }

    @Test
    void eachModeSaysSo() throws Exception {
        assertTrue(Manifest.read(FOLDER.resolve("manifest.yaml")).text().contains("socket_mode_enabled: true"));
        Manifest http = Manifest.read(FOLDER.resolve("manifest-http.yaml"));
        assertTrue(http.text().contains("socket_mode_enabled: false"));
        // Six commands, events, interactivity.
        assertEquals(8, http.text().split("https://mxbot\\.example\\.com" + SlackHttpEndpoint.PATH, -1).length - 1);
    }
}
