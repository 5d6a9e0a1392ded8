package dev.mxbot.slack;

import static dev.mxbot.slack.testing.LoopbackSlack.ASKER;
import static dev.mxbot.slack.testing.LoopbackSlack.BOT_USER;
import static dev.mxbot.slack.testing.LoopbackSlack.CHANNEL;
import static dev.mxbot.slack.testing.LoopbackSlack.DIRECT;
import static dev.mxbot.slack.testing.LoopbackSlack.TEAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.command.Command;
import dev.mxbot.command.CommandSpec;
import dev.mxbot.command.Invocation;
import dev.mxbot.command.Prepared;
import dev.mxbot.question.Intent;
import dev.mxbot.reply.Reply;
import dev.mxbot.slack.Bot.Mode;
import dev.mxbot.slack.testing.Ack;
import dev.mxbot.slack.testing.FakeCheck;
import dev.mxbot.slack.testing.Fault;
import dev.mxbot.slack.testing.LoopbackSlack;
import dev.mxbot.slack.testing.Message;
import dev.mxbot.slack.testing.Request;
import dev.mxbot.slack.testing.SharedFile;
import dev.mxbot.testing.ReplyGallery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do and what they then see, in both modes. */
class SlackFlowTest {
    private final FakeCheck check = new FakeCheck();
    private final List<Bot> bots = new ArrayList<>();
    private LoopbackSlack slack;

    @BeforeEach
    void startSlack() throws Exception {
        slack = LoopbackSlack.start();
    }

    @AfterEach
    void nothingWasAgainstTheRules() {
        disconnect();
        slack.close();
        assertEquals(List.of(), slack.violations());
    }

    private void connect(Mode mode, FakeCheck check) throws Exception {
        bots.add(Bot.connected(mode, slack, check));
    }

    private void disconnect() {
        bots.forEach(Bot::close);
        bots.clear();
    }

    @ParameterizedTest
    @EnumSource
    void commandIsAnsweredWhereItsProgressStood(Mode mode) throws Exception {
        connect(mode, check);
        Ack ack = slack.sendAndAwait(slack.command(CHANNEL, "/mxcheck", "example.com"));
        assertEquals(200, ack.status());
        assertTrue(ack.body().isMissingNode());
        Message progress = slack.await(m -> m.words().equals("Checking example.com …"));

        check.release();

        Message answer = slack.await(m -> m.words().contains("example.com is checked."));
        assertEquals(progress.ts(), answer.ts());
        assertEquals(Optional.empty(), answer.onlyFor());
        assertEquals(List.of(answer), slack.messages());
        assertEquals(List.of(new Invocation("example.com", new Channel("slack", TEAM, CHANNEL), ASKER)), check.begun());
    }

    @ParameterizedTest
    @EnumSource
    void wrongInputIsAnsweredInTheAcknowledgementForTheAskerAlone(Mode mode) throws Exception {
        connect(mode, check);
        Ack ack = slack.sendAndAwait(slack.command(CHANNEL, "/mxcheck", "exmaple"));
        assertEquals("ephemeral", ack.body().path("response_type").asText());
        assertEquals(
                "exmaple is no domain I can check. Try /mxcheck example.com.",
                slack.messages().get(0).words());
        assertEquals(Optional.of(ASKER), slack.messages().get(0).onlyFor());
        assertEquals(List.of(), check.begun());
    }

    @ParameterizedTest
    @EnumSource
    void unknownCommandNamesTheHelp(Mode mode) throws Exception {
        connect(mode, check);
        slack.sendAndAwait(slack.command(CHANNEL, "/mxchekc", "example.com"));
        assertEquals(
                "I know no command /mxchekc. Try /mxhelp.",
                slack.messages().get(0).words());
    }

    @ParameterizedTest
    @EnumSource
    void commandWhereTheBotIsNoMemberIsAnsweredThroughItsResponseUrl(Mode mode) throws Exception {
        slack.keepOut("C0PRIVATE");
        connect(mode, check);
        slack.sendAndAwait(slack.command("C0PRIVATE", "/mxcheck", "example.net"));
        Message progress = slack.await(m -> m.words().equals("Checking example.net …"));
        assertEquals(Optional.of(ASKER), progress.onlyFor());

        check.release();

        Message answer = slack.await(m -> m.words().contains("example.net is checked."));
        assertEquals(Optional.empty(), answer.onlyFor());
    }

    /** RELIABILITY.md P22: a watch set up where no alert could be posted. */
    @ParameterizedTest
    @EnumSource
    void whoSetsUpAWatchWhereTheBotIsNoMemberIsAskedToInviteIt(Mode mode) throws Exception {
        slack.keepOut("C0PRIVATE");
        bots.add(Bot.connected(mode, slack, new FakeWatch(check)));
        check.release();

        slack.sendAndAwait(slack.command("C0PRIVATE", "/mxwatch", "example.net"));

        slack.await(m -> m.words().contains("example.net is checked."));
        Message told = slack.await(m -> m.words().contains("Type /invite @mxbot here."));
        assertEquals(Optional.of(ASKER), told.onlyFor());
    }

    @ParameterizedTest
    @EnumSource
    void whoSetsUpAWatchWhereTheBotIsAMemberHearsNothingOfIt(Mode mode) throws Exception {
        bots.add(Bot.connected(mode, slack, new FakeWatch(check)));
        check.release();

        slack.sendAndAwait(slack.command(CHANNEL, "/mxwatch", "example.net"));

        Message answer = slack.await(m -> m.words().contains("example.net is checked."));
        assertEquals(List.of(answer), slack.messages());
    }

    /** The same work under another name. */
    private record FakeWatch(FakeCheck check) implements Command {
        @Override
        public CommandSpec spec() {
            return new CommandSpec("mxwatch", "Watch domains", List.of(), "/mxwatch add example.com");
        }

        @Override
        public Set<Intent> intents() {
            return Set.of();
        }

        @Override
        public Prepared prepare(Invocation invocation) {
            return check.prepare(invocation);
        }
    }

    /** F36. */
    @ParameterizedTest
    @EnumSource
    void deletedProgressIsAnsweredAnew(Mode mode) throws Exception {
        connect(mode, check);
        slack.sendAndAwait(slack.command(CHANNEL, "/mxcheck", "example.org"));
        slack.await(m -> m.words().equals("Checking example.org …"));
        slack.answerNext("chat.update", Fault.error("message_not_found"));

        check.release();

        slack.await(m -> m.words().contains("example.org is checked."));
    }

    @ParameterizedTest
    @EnumSource
    void mentionIsAnsweredInItsThread(Mode mode) throws Exception {
        connect(mode, check);
        Request request = slack.mention(CHANNEL, "<@" + BOT_USER + "> example.com", Optional.empty());
        slack.sendAndAwait(request);
        String ts = request.payload().path("event").path("ts").asText();
        Message progress = slack.await(m -> m.words().equals("Checking example.com …"));
        assertEquals(Optional.of(ts), progress.thread());

        check.release();

        Message answer = slack.await(m -> m.words().contains("example.com is checked."));
        assertEquals(progress.ts(), answer.ts());
        assertEquals("example.com", check.begun().get(0).text());
    }

    @ParameterizedTest
    @EnumSource
    void mentionWithinAThreadStaysThere(Mode mode) throws Exception {
        connect(mode, FakeCheck.instant());
        slack.sendAndAwait(
                slack.mention(CHANNEL, "hey <@" + BOT_USER + "> example.com", Optional.of("1690000000.000100")));
        Message answer = slack.await(m -> m.words().contains("is checked."));
        assertEquals(Optional.of("1690000000.000100"), answer.thread());
    }

    @ParameterizedTest
    @EnumSource
    void mentionThatIsNoQuestionIsAnsweredPrivatelyInTheThread(Mode mode) throws Exception {
        connect(mode, check);
        slack.sendAndAwait(slack.mention(CHANNEL, "<@" + BOT_USER + "> what", Optional.of("1690000000.000200")));
        Message answer = slack.await(m -> m.words().startsWith("what is no domain I can check."));
        assertEquals(Optional.of(ASKER), answer.onlyFor());
        assertEquals(Optional.of("1690000000.000200"), answer.thread());
    }

    @ParameterizedTest
    @EnumSource
    void directMessageIsAnsweredThere(Mode mode) throws Exception {
        connect(mode, FakeCheck.instant());
        slack.sendAndAwait(slack.directMessage("example.com"));
        Message answer = slack.await(m -> m.words().contains("is checked."));
        assertEquals(DIRECT, answer.channel());
        assertEquals(Optional.empty(), answer.thread());

        slack.sendAndAwait(slack.directMessage("what"));
        // Private already: an ephemeral answer would be gone after a reload.
        assertEquals(
                Optional.empty(),
                slack.await(m -> m.words().startsWith("what is no domain")).onlyFor());
    }

    @ParameterizedTest
    @EnumSource
    void staysSilentWhenABotSpeaks(Mode mode) throws Exception {
        connect(mode, FakeCheck.instant());
        List<Request> notForUs = List.of(
                slack.event(slack.said(DIRECT, BOT_USER, "example.com")
                        .put("type", "message")
                        .put("channel_type", "im")),
                slack.event(slack.said(DIRECT, "U0OTHER", "example.com")
                        .put("type", "message")
                        .put("channel_type", "im")
                        .put("bot_id", "B0OTHER")),
                slack.event(slack.said(DIRECT, ASKER, "example.com")
                        .put("type", "message")
                        .put("channel_type", "im")
                        .put("subtype", "message_changed")),
                slack.event(slack.said(CHANNEL, ASKER, "example.com")
                        .put("type", "message")
                        .put("channel_type", "channel")),
                slack.event(slack.said(CHANNEL, "U0OTHER", "<@" + BOT_USER + "> example.com")
                        .put("type", "app_mention")
                        .put("bot_id", "B0OTHER")),
                slack.event(slack.said(CHANNEL, ASKER, "").put("type", "emoji_changed")));
        for (Request request : notForUs) {
            assertEquals(200, slack.sendAndAwait(request).status());
        }
        // What comes after them is answered: nothing of the above is still on its way.
        slack.sendAndAwait(slack.directMessage("last.example.com"));
        slack.await(m -> m.words().contains("last.example.com is checked."));
        assertEquals(1, slack.messages().size());
    }

    @ParameterizedTest
    @EnumSource
    void recheckKeepsTheOldAnswerUntilTheNewOneIsThere(Mode mode) throws Exception {
        FakeCheck once = FakeCheck.instant();
        connect(mode, once);
        slack.sendAndAwait(slack.command(CHANNEL, "/mxcheck", "example.com"));
        Message old = slack.await(m -> m.words().contains("is checked."));
        // The button outlives the process that made it.
        disconnect();
        connect(mode, check);
        slack.sendAndAwait(slack.press(old, "Re-check"));
        Message both = slack.await(m -> m.words().contains("again …"));
        assertEquals(old.ts(), both.ts());
        assertTrue(both.words().startsWith("Checking example.com again …"), both.words());
        assertTrue(both.words().contains("example.com is checked."), both.words());

        check.release();

        Message answer = slack.await(m -> m.words().contains("example.com is checked again."));
        assertEquals(old.ts(), answer.ts());
        assertFalse(answer.words().contains("…"));
        assertEquals(1, slack.messages().size());
    }

    @ParameterizedTest
    @EnumSource
    void detailsAreShownBesideTheAnswerToWhoPressed(Mode mode) throws Exception {
        connect(mode, FakeCheck.instant());
        slack.sendAndAwait(slack.mention(CHANNEL, "<@" + BOT_USER + "> example.com", Optional.of("1690000000.000300")));
        Message answer = slack.await(m -> m.words().contains("is checked."));
        slack.sendAndAwait(slack.press(answer, "Details"));
        Message details = slack.await(m -> m.words().contains("Details of example.com."));
        assertEquals(Optional.of(ASKER), details.onlyFor());
        assertEquals(Optional.of("1690000000.000300"), details.thread());
        assertEquals(answer, slack.messages().get(0));
    }

    @ParameterizedTest
    @EnumSource
    void aPictureStandsInTheThreadAndItsTextIsForWhoPressed(Mode mode) throws Exception {
        connect(mode, FakeCheck.instant());
        slack.sendAndAwait(slack.command(CHANNEL, "/mxcheck", "example.com"));
        Message answer = slack.await(m -> m.words().contains("is checked."));
        slack.sendAndAwait(slack.press(answer, "Mail flow"));

        Message text = slack.await(m -> m.words().contains("├─ MX 10 mx1.example.net"));
        SharedFile picture = slack.await(() -> slack.files().stream().findFirst(), "file");

        assertEquals(Optional.of(ASKER), text.onlyFor());
        assertEquals(CHANNEL, picture.channel());
        assertEquals(Optional.of(answer.ts()), picture.thread());
        assertTrue(picture.alt().startsWith("Mail flow of example.com: 1 error"), picture.alt());
        assertEquals(ReplyGallery.PIXEL, picture.png());
        assertEquals(answer, slack.messages().get(0));
    }

    @ParameterizedTest
    @EnumSource
    void aPictureInAThreadStaysInThatThread(Mode mode) throws Exception {
        connect(mode, FakeCheck.instant());
        slack.sendAndAwait(slack.mention(CHANNEL, "<@" + BOT_USER + "> example.com", Optional.of("1690000000.000300")));
        Message answer = slack.await(m -> m.words().contains("is checked."));
        slack.sendAndAwait(slack.press(answer, "Mail flow"));

        SharedFile picture = slack.await(() -> slack.files().stream().findFirst(), "file");

        assertEquals(Optional.of("1690000000.000300"), picture.thread());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "files.getUploadURLExternal missing_scope",
                "files.completeUploadExternal not_in_channel",
                "upload"
            })
    void whereNoPictureCanBeSharedTheTextIsThere(String trouble) throws Exception {
        String[] methodAndError = trouble.split(" ", -1);
        slack.answerAlways(
                methodAndError[0], methodAndError.length > 1 ? Fault.error(methodAndError[1]) : Fault.status(500));
        connect(Mode.SOCKET, FakeCheck.instant());
        slack.sendAndAwait(slack.command(CHANNEL, "/mxcheck", "example.com"));
        Message answer = slack.await(m -> m.words().contains("is checked."));
        slack.sendAndAwait(slack.press(answer, "Mail flow"));

        slack.await(m -> m.words().contains("├─ MX 10 mx1.example.net"));
        slack.awaitCalls(methodAndError[0], 1);
        assertEquals(List.of(), slack.files());
    }

    /** F36. */
    @ParameterizedTest
    @EnumSource
    void pressAfterHalfAnHourIsAnsweredWithoutItsResponseUrl(Mode mode) throws Exception {
        connect(mode, FakeCheck.instant());
        slack.sendAndAwait(slack.command(CHANNEL, "/mxcheck", "example.com"));
        Message old = slack.await(m -> m.words().contains("is checked."));
        Request press = slack.press(old, "Re-check");
        slack.expireResponseUrls();
        slack.sendAndAwait(press);
        Message answer = slack.await(m -> m.words().contains("is checked again."));
        assertEquals(old.ts(), answer.ts());
    }

    /** F35. */
    @ParameterizedTest
    @EnumSource
    void eventThatSlackRetriesThreeTimesIsAnsweredOnce(Mode mode) throws Exception {
        connect(mode, FakeCheck.instant());
        Request request = slack.mention(CHANNEL, "<@" + BOT_USER + "> example.com", Optional.empty());
        // Once, and three times again.
        for (int attempt = 0; attempt <= 3; attempt++) {
            assertEquals(
                    200, slack.send(request, attempt).get(10, TimeUnit.SECONDS).status());
        }
        slack.sendAndAwait(slack.directMessage("last.example.com"));
        slack.await(m -> m.words().contains("last.example.com is checked."));
        slack.await(m ->
                m.words().contains("example.com is checked.") && m.channel().equals(CHANNEL));
        assertEquals(2, slack.messages().size());
    }

    @ParameterizedTest
    @EnumSource
    void commandAndPressThatComeTwiceAreAnsweredOnce(Mode mode) throws Exception {
        FakeCheck instant = FakeCheck.instant();
        connect(mode, instant);
        Request command = slack.command(CHANNEL, "/mxcheck", "example.com");
        slack.sendAndAwait(command);
        slack.sendAndAwait(command);
        Message answer = slack.await(m -> m.words().contains("is checked."));
        Request press = slack.press(answer, "Re-check");
        slack.sendAndAwait(press);
        slack.sendAndAwait(press);
        slack.await(m -> m.words().contains("is checked again."));
        assertEquals(2, instant.begun().size());
    }

    @ParameterizedTest
    @EnumSource
    void fiftyCommandsAtOnceAreAllAcknowledgedBeforeAnyWorkEnds(Mode mode) throws Exception {
        connect(mode, check);
        List<CompletableFuture<Ack>> acks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Request request = slack.command(CHANNEL, "/mxcheck", "d" + i + ".example.com");
            // One person alone is answered thirty times a minute.
            request.payload().put("user_id", "U0ASKER" + i);
            acks.add(slack.send(request));
        }
        for (CompletableFuture<Ack> ack : acks) {
            Duration after = ack.get(10, TimeUnit.SECONDS).after();
            assertTrue(after.compareTo(Duration.ofSeconds(3)) < 0, after.toString());
        }
        // No work has ended, so no acknowledgement can have waited for any.
        check.release();
        for (int i = 0; i < 50; i++) {
            String domain = "d" + i + ".example.com is checked.";
            slack.await(m -> m.words().contains(domain));
        }
        assertEquals(50, slack.messages().size());
    }

    /** F29, F30. */
    @ParameterizedTest
    @EnumSource
    void rateLimitedAnswerComesLater(Mode mode) throws Exception {
        connect(mode, FakeCheck.instant());
        slack.answerNext("chat.update", Fault.rateLimited(1), Fault.status(503));
        slack.sendAndAwait(slack.command(CHANNEL, "/mxcheck", "example.com"));
        slack.await(m -> m.words().contains("is checked."));
        slack.awaitCalls("chat.update", 3);
    }

    /** F41. */
    @ParameterizedTest
    @EnumSource
    void answerWhoseLayoutIsRefusedComesAsPlainText(Mode mode) throws Exception {
        connect(mode, FakeCheck.instant());
        slack.answerNext("chat.update", Fault.error("msg_blocks_too_long"));
        slack.sendAndAwait(slack.command(CHANNEL, "/mxcheck", "example.com"));
        Message answer = slack.await(m -> m.words().contains("is checked."));
        assertTrue(answer.blocks().isEmpty());
        assertEquals("HEALTHY  example.com is checked.", answer.text());
    }

    @ParameterizedTest
    @EnumSource
    void everyReplyOfTheGalleryArrives(Mode mode) throws Exception {
        bots.add(Bot.connected(mode, slack, new ShowReply()));
        for (Map.Entry<String, Reply> entry : ReplyGallery.all().entrySet()) {
            int before = slack.messages().size();
            slack.sendAndAwait(slack.command(CHANNEL, "/mxshow", entry.getKey()));
            Message message = slack.await(
                    () -> slack.messages().stream().skip(before).findFirst(), "answer to " + entry.getKey());
            // What is against Slack's rules, live markup among it, is found after the test.
            assertEquals(
                    entry.getValue().audience() == Reply.Audience.CHANNEL,
                    message.onlyFor().isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void hostileInputIsShownAndNothingElse(Mode mode) throws Exception {
        connect(mode, check);
        String hostile = "<!channel> <@U1> @everyone `x` $(reboot) \u202E &amp;";
        slack.sendAndAwait(slack.command(CHANNEL, "/mxcheck", hostile));
        assertEquals(
                "<!channel> <@U1> @everyone `x` $(reboot) \\u{202E} &amp; is no domain I can check. Try /mxcheck example.com.",
                slack.messages().get(0).words());
    }

    /** Answers with the reply of that name. */
    private static final class ShowReply implements Command {
        @Override
        public CommandSpec spec() {
            return new CommandSpec("mxshow", "Show a reply", List.of(), "/mxshow broken");
        }

        @Override
        public Prepared prepare(Invocation invocation) {
            return new Prepared.Answered(ReplyGallery.named(invocation.text()));
        }
    }
}
