package dev.mxbot.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import dev.mxbot.channel.Presence;
import dev.mxbot.command.Commands;
import dev.mxbot.slack.testing.FakeCheck;
import dev.mxbot.slack.testing.LoopbackSlack;
import dev.mxbot.slack.testing.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gets in at the HTTP endpoint, and what does not (RELIABILITY T15). */
class SlackHttpEndpointTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:02:11Z");
    private static final byte[] COMMAND =
            "command=%2Fmxcheck&text=what&team_id=T0LOOPBACK&channel_id=C0MAIL&user_id=U0ASKER".getBytes(UTF_8);

    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeCheck check = new FakeCheck();
    private LoopbackSlack slack;
    private SlackConnection connection;
    private HttpServer server;
    private URI url;

    @BeforeEach
    void start() throws Exception {
        slack = LoopbackSlack.start();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        connection = new SlackConnection(
                new SlackAccess(new SlackConfig(
                        LoopbackSlack.BOT_TOKEN,
                        Optional.empty(),
                        Optional.of(LoopbackSlack.SIGNING_SECRET),
                        slack.apiUrl())),
                new Commands(Set.of(check)),
                Presence.UNHEARD,
                new RecentlySeen(100, Duration.ofHours(1), clock),
                clock,
                new Random(3),
                SlackConnection.SILENCE);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.createContext(SlackHttpEndpoint.PATH, connection.httpEndpoint().orElseThrow());
        server.start();
        url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + SlackHttpEndpoint.PATH);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        connection.stop();
        slack.close();
    }

    @Test
    void letsInWhatIsSignedNow() throws Exception {
        assertEquals(200, send(at(NOW, COMMAND)).statusCode());
    }

    @ParameterizedTest
    @ValueSource(ints = {-300, 300})
    void letsInWhatIsSignedWithinFiveMinutes(int seconds) throws Exception {
        assertEquals(200, send(at(NOW.plusSeconds(seconds), COMMAND)).statusCode());
    }

    @ParameterizedTest
    @ValueSource(ints = {-301, 301, 3_600, -86_400})
    void keepsOutWhatIsSignedAtAnotherTime(int seconds) throws Exception {
        assertEquals(401, send(at(NOW.plusSeconds(seconds), COMMAND)).statusCode());
    }

    @Test
    void keepsOutWhatIsForged() throws Exception {
        String now = String.valueOf(NOW.getEpochSecond());
        String otherBody = LoopbackSlack.signature(now, "command=%2Fmxcheck".getBytes(UTF_8));
        assertEquals(401, send(signed(now, otherBody, COMMAND)).statusCode());
        assertEquals(401, send(signed(now, "v0=00", COMMAND)).statusCode());
        assertEquals(
                401,
                send(signed("soon", LoopbackSlack.signature("soon", COMMAND), COMMAND))
                        .statusCode());
        HttpRequest unsigned = HttpRequest.newBuilder(url)
                .POST(BodyPublishers.ofByteArray(COMMAND))
                .build();
        assertEquals(401, send(unsigned).statusCode());
    }

    @Test
    void answersAReplayedRequestOnce() throws Exception {
        HttpRequest request = at(NOW, COMMAND);
        assertFalse(send(request).body().isEmpty());
        HttpResponse<String> second = send(request);
        assertEquals(200, second.statusCode());
        assertEquals("", second.body());
    }

    /** F35: Slack hears nothing and sends it again; by then it is answered, and no second time. */
    @Test
    void answersOnceWhereTheAcknowledgementIsLost() throws Exception {
        Request mention = slack.mention(LoopbackSlack.CHANNEL, "<@U0MXBOT> example.com", Optional.empty());
        byte[] body = mention.payload().toString().getBytes(UTF_8);
        assertThrows(
                IOException.class,
                () -> connection.httpEndpoint().orElseThrow().handle(new BrokenExchange(at(NOW, body), body)));
        slack.await(m -> m.words().contains("Checking example.com"));

        assertEquals(200, send(at(NOW.plusSeconds(1), body)).statusCode());
        check.release();
        slack.await(m -> m.words().contains("example.com is checked."));
        assertEquals(1, slack.messages().size());
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        assertEquals(413, send(at(NOW, new byte[10 << 20])).statusCode());
        assertEquals(
                413, send(at(NOW, new byte[SlackHttpEndpoint.LARGEST_BODY + 1])).statusCode());
        assertEquals(
                400, send(at(NOW, new byte[SlackHttpEndpoint.LARGEST_BODY])).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload=%7Bbroken",
                "payload=%5B%5D",
                "payload=7",
                "payload=null",
                "{\"type\":\"event_callback\"}",
                "{\"type\":\"event_callback\",\"event\":7}",
                "{\"type\":[]}",
                "{}",
                "nothing=known",
                "payload=%7B%22type%22%3A%22view_submission%22%7D",
                "{\"type\":\"nothing_we_know\"}",
                "%",
                ""
            })
    void refusesWhatIsBroken(String body) throws Exception {
        HttpResponse<String> response = send(at(NOW, body.getBytes(UTF_8)));
        assertEquals(400, response.statusCode());
        assertEquals("not a request of Slack's", response.body());
    }

    @Test
    void refusesWhatIsNoPost() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(url).GET().build());
        assertEquals(405, response.statusCode());
        assertEquals(Optional.of("POST"), response.headers().firstValue("Allow"));
    }

    @Test
    void answersSlacksChallenge() throws Exception {
        byte[] challenge =
                "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"3eZbrw1aB\"}".getBytes(UTF_8);
        assertEquals("3eZbrw1aB", send(at(NOW, challenge)).body());
    }

    @Test
    void readsWhatIsNoAscii() throws Exception {
        byte[] raw = "command=%2Fmxcheck&text=b\u00fccher&channel_id=C0MAIL&user_id=U0ASKER".getBytes(UTF_8);
        HttpResponse<String> response = send(at(NOW, raw));
        assertEquals(200, response.statusCode());
        assertEquals(true, response.body().contains("b\u00fccher is no domain I can check"), response.body());
    }

    private HttpRequest at(Instant time, byte[] body) {
        slack.signBy(Clock.fixed(time, ZoneOffset.UTC));
        return slack.signed(url, body).build();
    }

    private HttpRequest signed(String timestamp, String signature, byte[] body) {
        return HttpRequest.newBuilder(url)
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signature)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.sendAsync(request, BodyHandlers.ofString(UTF_8)).get(20, java.util.concurrent.TimeUnit.SECONDS);
    }

    /** So that the clock's window is what is tested, and not the number. */
    @Test
    void windowIsFiveMinutes() {
        assertEquals(Duration.ofMinutes(5), RequestSignature.WINDOW);
    }
}
