package dev.mxbot.slack;

import static dev.mxbot.slack.testing.LoopbackSlack.ASKER;
import static dev.mxbot.slack.testing.LoopbackSlack.BOT_USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mxbot.slack.Bot.Mode;
import dev.mxbot.slack.testing.FakeCheck;
import dev.mxbot.slack.testing.Fault;
import dev.mxbot.slack.testing.LoopbackSlack;
import dev.mxbot.slack.testing.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is heard of where mxbot may speak (RELIABILITY P22, F34, F40). */
class SlackPresenceTest {
    /** Said when the bot connects. */
    private static final String LET_IN = "joined T0LOOPBACK/";

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
    void hearsWhereItWasLetInAndPutOut(Mode mode) throws Exception {
        try (Bot bot = Bot.connected(mode, slack, new FakeCheck())) {
            send(event("member_joined_channel", "C0ONE").put("user", BOT_USER));
            send(event("member_left_channel", "C0TWO").put("user", BOT_USER));
            send(event("channel_left", "C0THREE").put("actor_id", ASKER));
            send(event("group_left", "G0FOUR").put("actor_id", ASKER));
            send(event("channel_archive", "C0FIVE").put("user", ASKER));
            send(event("group_archive", "G0SIX").put("user", ASKER));
            send(event("channel_unarchive", "C0FIVE").put("user", ASKER));
            send(event("group_unarchive", "G0SIX").put("user", ASKER));
            send(event("channel_deleted", "C0SEVEN"));
            send(event("group_deleted", "G0EIGHT"));

            assertEquals(
                    List.of(
                            LET_IN,
                            "joined T0LOOPBACK/C0ONE",
                            "left T0LOOPBACK/C0TWO: mxbot was removed from the channel",
                            "left T0LOOPBACK/C0THREE: mxbot was removed from the channel",
                            "left T0LOOPBACK/G0FOUR: mxbot was removed from the channel",
                            "left T0LOOPBACK/C0FIVE: the channel was archived",
                            "left T0LOOPBACK/G0SIX: the channel was archived",
                            "joined T0LOOPBACK/C0FIVE",
                            "joined T0LOOPBACK/G0SIX",
                            "left T0LOOPBACK/C0SEVEN: the channel was deleted",
                            "left T0LOOPBACK/G0EIGHT: the channel was deleted"),
                    bot.presence());
        }
    }

    /** P22: also when Slack says so three times. */
    @ParameterizedTest
    @EnumSource
    void hearsThatAChannelHasANewId(Mode mode) throws Exception {
        try (Bot bot = Bot.connected(mode, slack, new FakeCheck())) {
            Request moved = slack.event(event("channel_id_changed", "")
                    .put("old_channel_id", "G0PRIVATE")
                    .put("new_channel_id", "C0SHARED"));
            for (int attempt = 0; attempt < 3; attempt++) {
                assertEquals(200, slack.sendAndAwait(moved, attempt).status());
            }
            assertEquals(List.of(LET_IN, "moved T0LOOPBACK/G0PRIVATE to T0LOOPBACK/C0SHARED"), bot.presence());
        }
    }

    /** An empty id would be the whole workspace. */
    @Test
    void staysSilentWhereANewIdIsMissing() throws Exception {
        try (Bot bot = Bot.connected(Mode.SOCKET, slack, new FakeCheck())) {
            send(event("channel_id_changed", "").put("old_channel_id", "G0PRIVATE"));
            send(event("channel_id_changed", "").put("old_channel_id", "").put("new_channel_id", "C0SHARED"));
            assertEquals(List.of(LET_IN), bot.presence());
        }
    }

    /** P22: keyed by id. */
    @ParameterizedTest
    @EnumSource
    void staysSilentWhenAChannelIsRenamed(Mode mode) throws Exception {
        try (Bot bot = Bot.connected(mode, slack, new FakeCheck())) {
            for (String type : List.of("channel_rename", "group_rename")) {
                ObjectNode renamed = event(type, "");
                renamed.putObject("channel")
                        .put("id", "C0ONE")
                        .put("name", "mail-ops")
                        .put("created", 1_700_000_000);
                send(renamed);
            }
            assertEquals(List.of(LET_IN), bot.presence());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"member_joined_channel", "member_left_channel"})
    void staysSilentWhenSomebodyElseComesAndGoes(String type) throws Exception {
        try (Bot bot = Bot.connected(Mode.SOCKET, slack, new FakeCheck())) {
            send(event(type, "C0ONE").put("user", ASKER));
            assertEquals(List.of(LET_IN), bot.presence());
        }
    }

    /** F35. */
    @ParameterizedTest
    @EnumSource
    void hearsARepeatedEventOnce(Mode mode) throws Exception {
        try (Bot bot = Bot.connected(mode, slack, new FakeCheck())) {
            Request left = slack.event(event("channel_left", "C0ONE"));
            for (int attempt = 0; attempt < 4; attempt++) {
                assertEquals(200, slack.sendAndAwait(left, attempt).status());
            }
            assertEquals(List.of(LET_IN, "left T0LOOPBACK/C0ONE: mxbot was removed from the channel"), bot.presence());
        }
    }

    /** F34: Slack itself is asked about the token, once, and nothing is tried after that. */
    @ParameterizedTest
    @EnumSource
    void leavesTheWorkspaceWhenItIsUninstalled(Mode mode) throws Exception {
        try (Bot bot = Bot.connected(mode, slack, new FakeCheck())) {
            slack.answerAlways("auth.test", Fault.error("account_inactive"));
            send(event("app_uninstalled", ""));
            awaitRefusal(bot);

            assertEquals(LET_IN, bot.presence().get(0));
            assertTrue(bot.presence().contains("left T0LOOPBACK/: mxbot was uninstalled"));
            assertEquals(2, calls("auth.test"));
        }
    }

    /** F34. */
    @Test
    void leavesTheWorkspaceWhenItsTokenIsRevoked() throws Exception {
        try (Bot bot = Bot.connected(Mode.HTTP, slack, new FakeCheck())) {
            slack.answerAlways("auth.test", Fault.error("token_revoked"));
            ObjectNode revoked = event("tokens_revoked", "");
            revoked.putObject("tokens").putArray("bot").add(BOT_USER);
            send(revoked);
            awaitRefusal(bot);

            assertTrue(bot.presence().contains("left T0LOOPBACK/: mxbot's token was revoked"));
        }
    }

    /** A person's token is none of the bot's. */
    @Test
    void staysWhenOnlyPeoplesTokensAreRevoked() throws Exception {
        try (Bot bot = Bot.connected(Mode.HTTP, slack, new FakeCheck())) {
            ObjectNode revoked = event("tokens_revoked", "");
            revoked.putObject("tokens").putArray("oauth").add(ASKER);
            send(revoked);
            assertEquals(List.of(LET_IN), bot.presence());
        }
    }

    /** Whoever sends the event, Slack decides whether the token counts. */
    @Test
    void staysConnectedWhereTheTokenStillCounts() throws Exception {
        try (Bot bot = Bot.connected(Mode.HTTP, slack, new FakeCheck())) {
            send(event("app_uninstalled", ""));
            slack.awaitCalls("auth.test", 2);
            assertTrue(bot.connection().isConnected());
        }
    }

    /** F34: also where no event tells of it. */
    @ParameterizedTest
    @EnumSource
    void leavesTheWorkspaceWhenTheTokenIsRefusedInMidLife(Mode mode) throws Exception {
        try (Bot bot = Bot.connected(mode, slack, FakeCheck.instant())) {
            slack.answerAlways("chat.postMessage", Fault.error("token_revoked"));
            slack.send(slack.command(LoopbackSlack.CHANNEL, "/mxcheck", "example.com"));
            slack.await(
                    () -> bot.presence().size() == 2 ? Optional.of(true) : Optional.empty(), "end of the workspace");
            assertEquals(
                    List.of(LET_IN, "left T0LOOPBACK/: Slack no longer takes mxbot's token (token_revoked)"),
                    bot.presence());
        }
    }

    private void send(ObjectNode event) throws Exception {
        assertEquals(200, slack.sendAndAwait(slack.event(event)).status());
    }

    private ObjectNode event(String type, String channel) {
        ObjectNode event = slack.said(channel, ASKER, "").put("type", type);
        event.remove(new ArrayList<>(channel.isEmpty() ? List.of("channel", "user", "text") : List.of("user", "text")));
        return event;
    }

    private void awaitRefusal(Bot bot) throws InterruptedException {
        slack.await(
                () -> Optional.of(bot.connection().status()).filter(SlackStatus.Refused.class::isInstance), "refusal");
    }

    private long calls(String method) {
        return slack.calls().stream()
                .filter(call -> call.method().equals(method))
                .count();
    }
}
