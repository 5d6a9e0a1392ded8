package dev.mxbot.slack;

import static dev.mxbot.slack.testing.LoopbackSlack.CHANNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.slack.SlackApi.Effort;
import dev.mxbot.slack.SlackApi.Respond;
import dev.mxbot.slack.SlackApi.Sent;
import dev.mxbot.slack.testing.Call;
import dev.mxbot.slack.testing.Fault;
import dev.mxbot.slack.testing.LoopbackSlack;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How hard a message is tried (RELIABILITY F29, F30, F36), in virtual time and on the test's own thread. */
class SlackApiTest {
    private static final SlackMessage MESSAGE = new SlackMessage(
            "fallback",
            List.of(Json.object(
                    "type", "rich_text", "elements", List.of(RichText.section(List.of(RichText.text("blocks")))))));

    private final ManualLater later = new ManualLater();
    private final List<String> refusals = new ArrayList<>();
    private LoopbackSlack slack;
    private SlackApi api;

    @BeforeEach
    void start() throws Exception {
        slack = LoopbackSlack.start();
        api = new SlackApi(Sdk.careful(slack), LoopbackSlack.BOT_TOKEN, Runnable::run, later, refusals::add);
    }

    @AfterEach
    void stop() {
        slack.close();
        assertEquals(List.of(), slack.violations());
    }

    /** F29. */
    @Test
    void waitsAsLongAsSlackSays() {
        slack.answerNext("chat.postMessage", Fault.rateLimited(17));
        CompletableFuture<Sent> sent = post(Effort.PERSISTENT);
        later.pass(Duration.ofSeconds(16));
        assertFalse(sent.isDone());
        later.pass(Duration.ofSeconds(1));
        assertTrue(sent.join().arrived());
    }

    @Test
    void doesNotWaitLongerThanAnybodyWould() {
        slack.answerNext("chat.postMessage", Fault.rateLimited(61));
        assertEquals(new Sent.Lost("HTTP 429"), post(Effort.PERSISTENT).join());
        assertEquals(List.of(), later.asked());
    }

    @Test
    void givesUpAfterThreeWaits() {
        slack.answerAlways("chat.postMessage", Fault.rateLimited(2));
        CompletableFuture<Sent> sent = post(Effort.PERSISTENT);
        later.pass(Duration.ofSeconds(10));
        assertEquals(new Sent.Lost("HTTP 429"), sent.join());
        assertEquals(4, slack.calls().size());
    }

    /** F30. */
    @Test
    void triesOnceMoreAfterAFault() {
        slack.answerNext("chat.postMessage", Fault.status(502));
        CompletableFuture<Sent> sent = post(Effort.PERSISTENT);
        later.pass(Duration.ofSeconds(1));
        assertTrue(sent.join().arrived());
    }

    /** F30: a message that takes the place of another can do so twice. */
    @Test
    void replacesOnceMoreAfterABrokenConnection() {
        String ts = ((Sent.Arrived) post(Effort.PERSISTENT).join()).ts();
        slack.answerNext("chat.update", Fault.lostAnswer());
        CompletableFuture<Sent> sent =
                api.update(CHANNEL, ts, new SlackMessage("newer", List.of())).toCompletableFuture();
        later.pass(Duration.ofSeconds(1));
        assertTrue(sent.join().arrived());
        assertEquals(List.of("chat.postMessage", "chat.update", "chat.update"), methods());
        assertEquals(1, slack.messages().size());
    }

    /** F31: Slack read it all and hung up, on a connection that was used before, which OkHttp would send it again on. */
    @ParameterizedTest
    @ValueSource(strings = {"chat.postMessage", "chat.postEphemeral", "response_url"})
    void doesNotSayAgainWhatSlackPerhapsHas(String way) {
        say(way).join();
        slack.answerNext(way, Fault.lostAnswer());
        CompletableFuture<Sent> sent = say(way);
        later.pass(Duration.ofMinutes(5));
        assertInstanceOf(Sent.Perhaps.class, sent.join());
        assertEquals(List.of(way, way), methods());
    }

    /** F30: nobody was there to read it. */
    @Test
    void triesOnceMoreWhatNeverLeft() throws Exception {
        URI nobody;
        try (ServerSocket port = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + port.getLocalPort() + "/respond/x");
        }
        CompletableFuture<Sent> sent = api.respond(
                        nobody.toString(), Respond.IN_CHANNEL, Optional.empty(), MESSAGE, Effort.PERSISTENT)
                .toCompletableFuture();
        assertFalse(sent.isDone());
        assertEquals(1, later.asked().size());
        later.pass(Duration.ofSeconds(1));
        assertTrue(sent.join().lost());
    }

    private CompletableFuture<Sent> say(String way) {
        return (switch (way) {
                    case "chat.postMessage" -> api.post(CHANNEL, Optional.empty(), MESSAGE, Effort.PERSISTENT);
                    case "chat.postEphemeral" ->
                        api.postEphemeral(CHANNEL, Optional.empty(), LoopbackSlack.ASKER, MESSAGE);
                    default ->
                        api.respond(
                                slack.apiUrl().resolve("/respond/gone").toString(),
                                Respond.IN_CHANNEL,
                                Optional.empty(),
                                MESSAGE,
                                Effort.PERSISTENT);
                })
                .toCompletableFuture();
    }

    private List<String> methods() {
        return slack.calls().stream().map(Call::method).toList();
    }

    @Test
    void givesUpAfterTwoFaults() {
        slack.answerAlways("chat.postMessage", Fault.status(500));
        CompletableFuture<Sent> sent = post(Effort.PERSISTENT);
        later.pass(Duration.ofMinutes(5));
        assertEquals(new Sent.Lost("HTTP 500"), sent.join());
        assertEquals(2, slack.calls().size());
    }

    @Test
    void triesWhatStandsOnlyInBetweenOnce() {
        slack.answerNext("chat.postMessage", Fault.rateLimited(1));
        assertEquals(new Sent.Lost("HTTP 429"), post(Effort.ONCE).join());
        assertEquals(1, slack.calls().size());
    }

    /** F41. */
    @Test
    void leavesOutTheBlocksThatSlackRefuses() {
        slack.answerNext("chat.postMessage", Fault.error("invalid_blocks"));
        assertTrue(post(Effort.PERSISTENT).join().arrived());
        assertEquals("[]", slack.calls().get(1).params().get("blocks"));
        assertEquals("fallback", slack.messages().get(0).words());
    }

    /** F34. */
    @Test
    void tellsThatTheTokenIsRefused() {
        slack.answerNext("chat.postMessage", Fault.error("token_revoked"));
        assertEquals(new Sent.Lost("token_revoked"), post(Effort.PERSISTENT).join());
        assertEquals(List.of("token_revoked"), refusals);
    }

    /** F36. */
    @Test
    void tellsWhatAResponseUrlSays() {
        slack.answerNext("response_url", Fault.rateLimited(3));
        String gone = slack.apiUrl().resolve("/respond/gone").toString();
        CompletableFuture<Sent> sent = api.respond(
                        gone, Respond.IN_CHANNEL, Optional.empty(), MESSAGE, Effort.PERSISTENT)
                .toCompletableFuture();
        later.pass(Duration.ofSeconds(3));
        assertEquals(new Sent.Lost("expired_url"), sent.join());
    }

    @Test
    void losesNothingToAnAddressThatIsNone() {
        Sent sent = api.respond("nowhere", Respond.PRIVATELY, Optional.empty(), MESSAGE, Effort.PERSISTENT)
                .toCompletableFuture()
                .join();
        assertEquals(new Sent.Lost("IllegalArgumentException"), sent);
    }

    private CompletableFuture<Sent> post(Effort effort) {
        return api.post(CHANNEL, Optional.empty(), MESSAGE, effort).toCompletableFuture();
    }
}
