package dev.mxbot.slack;

import static dev.mxbot.slack.testing.LoopbackSlack.ASKER;
import static dev.mxbot.slack.testing.LoopbackSlack.CHANNEL;
import static dev.mxbot.slack.testing.LoopbackSlack.TEAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Placement;
import dev.mxbot.channel.Post;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.slack.Bot.Mode;
import dev.mxbot.slack.testing.FakeCheck;
import dev.mxbot.slack.testing.Fault;
import dev.mxbot.slack.testing.LoopbackSlack;
import dev.mxbot.slack.testing.Message;
import dev.mxbot.slack.testing.Request;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The buttons on what mxbot posts of its own accord, through the whole bot; its messages outlive the process that wrote them. */
class SlackAlertTest {
    private static final Channel MAIL = new Channel("slack", TEAM, CHANNEL);

    private LoopbackSlack slack;

    @BeforeEach
    void start() throws Exception {
        slack = LoopbackSlack.start();
    }

    @AfterEach
    void stop() {
        slack.close();
        assertEquals(List.of(), slack.violations());
    }

    @ParameterizedTest
    @EnumSource
    void aChannelReplyTakesThePlaceOfTheAlertAfterARestart(Mode mode) throws Exception {
        Message alert = alert(mode, new Placement.Apart());
        try (Bot bot = Bot.connected(mode, slack, FakeCheck.instant())) {
            assertEquals(200, slack.sendAndAwait(slack.press(alert, "Re-check")).status());

            Message answer = slack.await(m -> m.words().contains("example.com is checked again."));
            assertEquals(alert.ts(), answer.ts());
            assertEquals(1, slack.messages().size());
            // Whoever looks for the post still finds it.
            assertEquals(
                    "k1", answer.metadata().path("event_payload").path("key").asText());
            assertTrue(bot.connection().isConnected());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReplyForTheAskerStandsBesideTheAlert(Mode mode) throws Exception {
        Message alert = alert(mode, new Placement.Apart());
        try (Bot bot = Bot.connected(mode, slack, FakeCheck.instant())) {
            slack.sendAndAwait(slack.press(alert, "Details"));

            Message details = slack.await(m -> m.words().contains("Details of example.com."));
            assertEquals(Optional.of(ASKER), details.onlyFor());
            assertEquals(alert, slack.messages().get(0));
            assertTrue(bot.connection().isConnected());
        }
    }

    /** F36: the address that came with the press counts no more, the message is edited all the same. */
    @ParameterizedTest
    @EnumSource
    void aPressWhoseAnswerIsLateIsAnsweredWithoutItsAddress(Mode mode) throws Exception {
        Message alert = alert(mode, new Placement.Apart());
        FakeCheck check = new FakeCheck();
        try (Bot bot = Bot.connected(mode, slack, check)) {
            slack.sendAndAwait(slack.press(alert, "Re-check"));
            Message working = slack.await(m -> m.words().contains("again …"));
            assertTrue(working.words().contains("example.com lost its MX records."));
            slack.expireResponseUrls();
            check.release();

            Message answer = slack.await(m -> m.words().contains("example.com is checked again."));
            assertEquals(alert.ts(), answer.ts());
            assertFalse(answer.words().contains("…"));
            assertTrue(bot.connection().isConnected());
        }
    }

    /** F36: neither the address nor the message is there any more. */
    @ParameterizedTest
    @EnumSource
    void aPressWhoseMessageIsGoneIsAnsweredByANewPost(Mode mode) throws Exception {
        Message alert = alert(mode, new Placement.Apart());
        try (Bot bot = Bot.connected(mode, slack, FakeCheck.instant())) {
            Request press = slack.press(alert, "Re-check");
            slack.expireResponseUrls();
            slack.delete(alert);
            slack.sendAndAwait(press);

            Message answer = slack.await(m -> m.words().contains("example.com is checked again."));
            assertEquals(CHANNEL, answer.channel());
            assertEquals(1, slack.messages().size());
            assertTrue(bot.connection().isConnected());
        }
    }

    @Test
    void aButtonInAThreadIsAnsweredThere() throws Exception {
        Message parent = alert(Mode.SOCKET, new Placement.Apart());
        try (Bot bot = Bot.connected(Mode.SOCKET, slack, FakeCheck.instant())) {
            String ts = deliver(bot, new Placement.Under(parent.ts(), false), "k2");
            Message reply = slack.await(m -> m.ts().equals(ts));
            slack.sendAndAwait(slack.press(reply, "Details"));

            assertEquals(
                    Optional.of(parent.ts()),
                    slack.await(m -> m.words().contains("Details of example.com."))
                            .thread());
        }
    }

    /** F34: the notifier's own finding takes the whole workspace out, and the process says that it is not ready. */
    @Test
    void aRefusedTokenFoundByAPostEndsTheConnection() throws Exception {
        try (Bot bot = Bot.connected(Mode.SOCKET, slack, FakeCheck.instant())) {
            slack.answerAlways("chat.postMessage", Fault.error("account_inactive"));
            Delivery delivery = bot.notifier()
                    .deliver(post(new Placement.Apart(), "k1"))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);

            assertInstanceOf(Delivery.Gone.class, delivery);
            assertFalse(bot.connection().isConnected());
            assertEquals(
                    List.of(
                            "joined T0LOOPBACK/",
                            "left T0LOOPBACK/: Slack no longer takes mxbot's token (account_inactive)"),
                    bot.presence());
        }
    }

    @Test
    void comesAgainLaterOnceTheBotIsGoing() throws Exception {
        SlackNotifier notifier;
        try (Bot bot = Bot.connected(Mode.HTTP, slack, FakeCheck.instant())) {
            notifier = bot.notifier();
        }
        assertInstanceOf(
                Delivery.TryLater.class,
                notifier.deliver(post(new Placement.Apart(), "k1"))
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS));
    }

    /** Posted by a process that is gone by the time its button is pressed. */
    private Message alert(Mode mode, Placement where) throws Exception {
        try (Bot bot = Bot.connected(mode, slack, new FakeCheck())) {
            String ts = deliver(bot, where, "k1");
            return slack.await(m -> m.ts().equals(ts));
        }
    }

    private static String deliver(Bot bot, Placement where, String key) throws Exception {
        Delivery delivery =
                bot.notifier().deliver(post(where, key)).toCompletableFuture().get(10, TimeUnit.SECONDS);
        return assertInstanceOf(Delivery.Delivered.class, delivery).message();
    }

    private static Post post(Placement where, String key) {
        Reply reply = Reply.of(
                Mark.BROKEN,
                Text.literal("example.com").plain(" lost its MX records."),
                List.of(),
                List.of(
                        new Button("Re-check", "recheck", "example.com"),
                        new Button("Details", "details", "example.com")));
        return new Post(MAIL, where, reply, key, false);
    }
}
