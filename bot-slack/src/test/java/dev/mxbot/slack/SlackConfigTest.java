package dev.mxbot.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackConfigTest {
    private static final String BOT = "xoxb-1-secret-of-the-bot";
    private static final Optional<String> APP = Optional.of("xapp-1-secret-of-the-app");
    private static final Optional<String> SIGNING = Optional.of("0123signing0secret");

    @Test
    void usesSlackUnlessToldOtherwise() {
        assertEquals(URI.create("https://slack.com/api/"), new SlackConfig(BOT, APP, Optional.empty()).apiUrl());
    }

    @Test
    void prefersSocketMode() {
        assertTrue(new SlackConfig(BOT, APP, SIGNING).socketMode());
        assertFalse(new SlackConfig(BOT, Optional.empty(), SIGNING).socketMode());
    }

    @Test
    void addsTheSlash() {
        assertEquals(
                URI.create("https://gov.example/api/"),
                at("https://gov.example/api").apiUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:3900/api/", "http://localhost:3900/api", "http://[::1]:3900/api/"})
    void takesClearTextOnThisMachine(String url) {
        assertTrue(at(url).atHome());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://slack.example/api/",
                "http://10.0.0.1/api/",
                "http://127.0.0.1.example/api/",
                "http://localhost.example/api/"
            })
    void refusesClearTextElsewhere(String url) {
        assertTrue(refusal(() -> at(url)).startsWith("SLACK_API_URL sends the tokens in clear text to "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://slack.example/", "slack.com", "https:///api/", "https://slack.example/api?x=1"})
    void refusesWhatIsNoBase(String url) {
        assertTrue(refusal(() -> at(url)).startsWith("SLACK_API_URL is no base URL."));
    }

    @Test
    void noticesSwappedTokens() {
        assertTrue(refusal(() -> new SlackConfig(APP.orElseThrow(), Optional.of(BOT), SIGNING))
                .startsWith("SLACK_BOT_TOKEN holds an app-level token"));
        assertTrue(refusal(() -> new SlackConfig(BOT, Optional.of(BOT), SIGNING))
                .startsWith("SLACK_APP_TOKEN holds a bot token"));
    }

    @Test
    void needsOneOfTheTwoModes() {
        assertTrue(refusal(() -> new SlackConfig(BOT, Optional.empty(), Optional.empty()))
                .contains("neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "xoxb-1-secret-of-the-bot\n", "xoxb 1 secret of the bot", "xoxb-\u00fc-secret-of-the-bot"})
    void refusesATokenThatBreaksItsHeader(String token) {
        String refusal = refusal(() -> new SlackConfig(token, APP, SIGNING));
        assertTrue(refusal.startsWith("SLACK_BOT_TOKEN is empty or holds a space"));
        assertFalse(refusal.contains("secret"));
    }

    @Test
    void refusesATokenThatIsTooShort() {
        assertTrue(refusal(() -> new SlackConfig("xoxb-short", APP, SIGNING)).startsWith("SLACK_BOT_TOKEN is shorter"));
    }

    @Test
    void keepsItsSecrets() {
        assertEquals(
                "SlackConfig[botToken=***, appToken=***, signingSecret=***, apiUrl=https://slack.com/api/]",
                new SlackConfig(BOT, APP, SIGNING).toString());
    }

    private static SlackConfig at(String url) {
        return new SlackConfig(BOT, APP, SIGNING, URI.create(url));
    }

    private static String refusal(org.junit.jupiter.api.function.Executable making) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, making).getMessage());
    }
}
