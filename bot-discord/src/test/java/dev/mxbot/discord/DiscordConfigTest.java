package dev.mxbot.discord;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordConfigTest {
    private static final String TOKEN = "a.bot.token";
    private static final URI API = URI.create("http://127.0.0.1:8800/api/v10/");
    private static final URI GATEWAY = URI.create("ws://localhost:8801/gw");

    @Test
    void speaksToDiscordUnlessToldOtherwise() {
        DiscordConfig config = new DiscordConfig(TOKEN);
        assertEquals("https://discord.com/api/v10/", config.apiUrl().toString());
        assertEquals("wss://gateway.discord.gg/", config.gatewayUrl().toString());
        assertFalse(config.gatewayIsPlain());
    }

    @Test
    void allowsPlainAddressesOfThisMachine() {
        assertTrue(new DiscordConfig(TOKEN, API, GATEWAY).gatewayIsPlain());
        assertDoesNotThrow(() -> new DiscordConfig(TOKEN, API, URI.create("ws://[::1]:8801")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://discord.example/api/v10/",
                "http://127.0.0.1.discord.example/api/v10/",
                "ftp://127.0.0.1/api/v10/",
                "https:/api/v10/",
                "/api/v10/",
                "https://discord.example/api/",
                "https://discord.example/api/v10"
            })
    void refusesAnApiThatWouldNotDo(String url) {
        String said = refused(TOKEN, URI.create(url), GATEWAY);
        assertTrue(said.startsWith("DISCORD_API_URL "), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://gateway.example/", "http://127.0.0.1/", "wss:gateway"})
    void refusesAGatewayThatWouldNotDo(String url) {
        String said = refused(TOKEN, API, URI.create(url));
        assertTrue(said.startsWith("DISCORD_GATEWAY_URL "), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bot abc", "with blank", "two\nlines", "naïve"})
    void refusesWhatIsNoToken(String token) {
        String said = refused(token, API, GATEWAY);
        assertTrue(said.startsWith("DISCORD_TOKEN "), said);
        assertTrue(token.isEmpty() || !said.contains(token), said);
    }

    @Test
    void keepsTheTokenToItself() {
        assertFalse(new DiscordConfig(TOKEN).toString().contains(TOKEN));
    }

    private static String refused(String token, URI api, URI gateway) {
        String said = assertThrows(IllegalArgumentException.class, () -> new DiscordConfig(token, api, gateway))
                .getMessage();
        return String.valueOf(said);
    }
}
