package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mxbot run} against a Slack and a Discord that refuse every token. */
class ServiceTest {
    private static final String SLACK_TOKEN = "xoxb-1234567890-slackmarker";
    private static final String DISCORD_TOKEN = "MTA1NzM5ODQ4NzY1NDMyMTA5OA.GmarkA.discordmarkerdiscordmarkerdiscordm";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before every test
    private Path data;

    @SuppressWarnings("NullAway.Init") // set before every test
    private HttpServer refusing;

    @BeforeEach
    void start() throws IOException {
        refusing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext("/", exchange -> {
            boolean slack = exchange.getRequestURI().getPath().startsWith("/slack/");
            byte[] body = (slack
                            ? "{\"ok\":false,\"error\":\"invalid_auth\"}"
                            : "{\"message\":\"401: Unauthorized\",\"code\":0}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            try (exchange) {
                exchange.sendResponseHeaders(slack ? 200 : 401, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        refusing.start();
    }

    @AfterEach
    void stop() {
        refusing.stop(0);
    }

    @Test
    void endsWhenEveryPlatformRefusesItsToken() {
        Map<String, String> environment = new HashMap<>(slack());
        environment.putAll(discord());

        Program program = Program.run(new Assembly(), "", environment, Set.of(), "run");

        assertEquals(2, program.exit());
        String last = program.err().lines().reduce("", (earlier, later) -> later);
        assertTrue(last.startsWith("mxbot: no platform is left to work on (slack refused: "), last);
        assertTrue(last.contains("SLACK_BOT_TOKEN") && last.contains("DISCORD_TOKEN"), last);
        assertFalse(program.err().contains("marker"), program.err());
    }

    @Test
    void showsTheSettingsInUseWithTheSecretsMasked() {
        Program program = Program.run(new Assembly(), "", slack(), Set.of(), "run");

        assertTrue(program.err().contains("  SLACK_BOT_TOKEN            xoxb-**** (27 characters)\n"), program.err());
        assertTrue(program.err().contains("  MXBOT_RESOLVERS            the system's (default)\n"), program.err());
        assertTrue(program.err().matches("(?s).*mxbot: HTTP on port [1-9]\\d* .*"), program.err());
    }

    @Test
    void refusesATokenOfTheWrongKindBeforeAnythingIsAsked() {
        Map<String, String> environment = new HashMap<>(slack());
        environment.put("SLACK_BOT_TOKEN", "xapp-1-A2345678-slackmarker");

        Program program = Program.run(new Assembly(), "", environment, Set.of(), "run");

        assertEquals(2, program.exit());
        assertTrue(program.err().contains("mxbot: SLACK_BOT_TOKEN"), program.err());
        assertFalse(program.err().contains("marker"), program.err());
    }

    @Test
    void saysWhichSettingMovesItFromATakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Map<String, String> environment = new HashMap<>(slack());
            environment.put("MXBOT_HTTP_PORT", String.valueOf(taken.getLocalPort()));

            Program program = Program.run(new Assembly(), "", environment, Set.of(), "run");

            assertEquals(2, program.exit());
            assertTrue(program.err().contains("set MXBOT_HTTP_PORT to another"), program.err());
        }
    }

    private Map<String, String> slack() {
        return Map.of(
                "MXBOT_HTTP_PORT",
                "0",
                "MXBOT_DATA_DIR",
                data.toString(),
                "SLACK_BOT_TOKEN",
                SLACK_TOKEN,
                "SLACK_APP_TOKEN",
                "xapp-1-A2345678-slackmarker",
                "SLACK_API_URL",
                "http://127.0.0.1:" + refusing.getAddress().getPort() + "/slack/api/");
    }

    private Map<String, String> discord() {
        return Map.of(
                "DISCORD_TOKEN",
                DISCORD_TOKEN,
                "DISCORD_API_URL",
                "http://127.0.0.1:" + refusing.getAddress().getPort() + "/api/v10/",
                "DISCORD_GATEWAY_URL",
                "ws://127.0.0.1:" + refusing.getAddress().getPort());
    }
}
