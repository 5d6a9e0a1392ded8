package dev.mxbot.slack;

import static dev.mxbot.slack.testing.LoopbackSlack.CHANNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import dev.mxbot.slack.SlackApi.Effort;
import dev.mxbot.slack.SlackApi.Respond;
import dev.mxbot.slack.SlackApi.Sent;
import dev.mxbot.slack.testing.Fault;
import dev.mxbot.slack.testing.LoopbackSlack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
        SlackConfig sdk = new SlackConfig();
        sdk.setMethodsEndpointUrlPrefix(slack.apiUrl().toString());
        sdk.setStatsEnabled(false);
        sdk.setProxyUrl(null);
        api = new SlackApi(Slack.getInstance(sdk), LoopbackSlack.BOT_TOKEN, Runnable::run, later, refusals::add);
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

    /** F30. */
    @Test
    void triesOnceMoreAfterABrokenConnection() {
        slack.answerAlways("chat.postMessage", Fault.hangUp());
        CompletableFuture<Sent> sent = post(Effort.PERSISTENT);
        slack.answerAgain("chat.postMessage");
        later.pass(Duration.ofSeconds(1));
        assertTrue(sent.join().arrived());
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
