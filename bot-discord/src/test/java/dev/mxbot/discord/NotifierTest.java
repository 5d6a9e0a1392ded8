package dev.mxbot.discord;

import static dev.mxbot.discord.testing.World.CHANNEL;
import static dev.mxbot.discord.testing.World.DIRECT;
import static dev.mxbot.discord.testing.World.GUILD;
import static dev.mxbot.discord.testing.World.OTHER_CHANNEL;
import static dev.mxbot.discord.testing.World.PERSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Placement;
import dev.mxbot.channel.Post;
import dev.mxbot.discord.testing.Call;
import dev.mxbot.discord.testing.Channels.Right;
import dev.mxbot.discord.testing.Interaction;
import dev.mxbot.discord.testing.LoopbackDiscord;
import dev.mxbot.discord.testing.Refusal;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Png;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.testing.ReplyGallery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts on their way to Discord, and what becomes of them. No gateway is needed, so none is opened but where buttons are pressed. */
class NotifierTest {
    private static final Channel HERE = new Channel("discord", GUILD, CHANNEL);
    private static final Channel THERE = new Channel("discord", GUILD, OTHER_CHANNEL);
    private static final Channel ALONE = new Channel("discord", "", DIRECT);
    private static final int TYPE_CONTAINER = 17;

    private final LoopbackDiscord discord = new LoopbackDiscord(Bot.TOKEN).open();
    private final Bot bot = new Bot(discord);
    private LogLines log;
    private int keys;

    @BeforeEach
    void listen() {
        log = LogLines.from(Level.WARN);
    }

    @AfterEach
    void everyRequestWasInOrder() {
        bot.close();
        discord.close();
        log.close();
        assertEquals(List.of(), discord.complaints());
    }

    @Test
    void postsAnAlertThatPingsNobody() {
        String id = delivered(apart(HERE, alert("lost.example")));
        JsonNode posted = only(discord.channels().in(CHANNEL));
        assertEquals(id, posted.path("id").asText());
        Call call = discord.await(c -> c.isPostIn(CHANNEL));
        assertTrue(call.text().contains("**BROKEN**  `lost.example` lost its MX records."), call.text());
        assertEquals("key-1", call.body().path("nonce").asText());
        assertTrue(call.body().path("enforce_nonce").asBoolean());
        assertEquals(0, call.body().path("allowed_mentions").path("parse").size());
    }

    @Test
    void attachesAPicture() {
        Reply reply = alert("picture.example").withBlocks(List.of(new Block.Picture("A timeline", new Png(new byte[] {
            1, 2, 3
        }))));
        delivered(apart(HERE, reply));
        assertEquals(1, discord.await(c -> c.isPostIn(CHANNEL)).files().size());
    }

    /** P17. */
    @Test
    void answersGoIntoOneThreadOfTheFirstMessage() {
        String first = delivered(apart(HERE, alert("thread.example")));
        String second = delivered(under(HERE, first, false, line("acknowledged")));
        String third = delivered(under(HERE, first, false, line("fixed on ns1")));
        assertTrue(discord.channels().isThread(first));
        assertEquals(1, discord.channels().in(CHANNEL).size());
        Call begun = discord.await(call -> call.path().endsWith("/threads"));
        assertEquals(
                "BROKEN thread.example lost its MX records.",
                begun.body().path("name").asText());
        assertEquals(
                List.of(second, third),
                discord.channels().in(first).stream()
                        .map(message -> first + "/" + message.path("id").asText())
                        .toList());
        assertEquals(1, threadsBegun());
    }

    /** P17. */
    @Test
    void recoveryIsSaidInTheChannelToo() {
        String first = delivered(apart(HERE, alert("recovered.example")));
        delivered(under(HERE, first, true, alert("recovered.example")));
        JsonNode inThread = only(discord.channels().in(first));
        assertEquals(2, discord.channels().in(CHANNEL).size());
        JsonNode line = discord.channels().in(CHANNEL).get(1);
        assertEquals(first, line.path("message_reference").path("message_id").asText());
        assertTrue(buttons(inThread) > 0);
        assertEquals(0, buttons(line), "one line, without buttons");
    }

    @Test
    void anEditReplacesTheMessageInTheChannelOrInItsThread() {
        String first = delivered(apart(HERE, alert("edit.example")));
        assertEquals(first, delivered(insteadOf(HERE, first, line("all is well"))));
        String second = delivered(under(HERE, first, false, line("one")));
        assertEquals(second, delivered(insteadOf(HERE, second, line("two"))));
        assertTrue(only(discord.channels().in(CHANNEL)).toString().contains("all is well"));
        assertTrue(only(discord.channels().in(first)).toString().contains("two"));
    }

    @Test
    void answersInTheChannelWhereNoThreadMayBeBegun() {
        discord.channels().deny(CHANNEL, Right.CREATE_THREADS);
        String first = delivered(apart(HERE, alert("nothread.example")));
        String second = delivered(under(HERE, first, true, line("fixed")));
        assertFalse(discord.channels().isThread(first));
        List<JsonNode> all = discord.channels().in(CHANNEL);
        assertEquals(2, all.size(), "once, although it was to be seen in the channel, too");
        assertEquals(second, all.get(1).path("id").asText());
        assertEquals(
                first, all.get(1).path("message_reference").path("message_id").asText());
    }

    @Test
    void answersInTheChannelWhereItMayNotWriteInThreads() {
        discord.channels().deny(CHANNEL, Right.WRITE_IN_THREADS);
        String first = delivered(apart(HERE, alert("nothread.example")));
        delivered(under(HERE, first, false, line("fixed")));
        assertEquals(2, discord.channels().in(CHANNEL).size());
    }

    @Test
    void aDirectChannelHasNoThreads() {
        String first = delivered(apart(ALONE, alert("direct.example")));
        delivered(under(ALONE, first, true, line("fixed")));
        assertEquals(
                first,
                discord.channels()
                        .in(DIRECT)
                        .get(1)
                        .path("message_reference")
                        .path("message_id")
                        .asText());
        assertEquals(0, threadsBegun());
    }

    /** P17. */
    @Test
    void saysWhenTheFirstMessageOrItsThreadIsNoMore() {
        String deleted = delivered(apart(HERE, alert("deleted.example")));
        discord.channels().deleteMessage(CHANNEL, deleted);
        assertEquals(new Delivery.ParentGone(), under(HERE, deleted, false, line("fixed")));
        assertEquals(new Delivery.ParentGone(), insteadOf(HERE, deleted, line("fixed")));

        String locked = delivered(apart(HERE, alert("locked.example")));
        delivered(under(HERE, locked, false, line("one")));
        discord.channels().lock(locked);
        assertEquals(new Delivery.ParentGone(), under(HERE, locked, false, line("two")));

        String folded = delivered(apart(HERE, alert("thread-deleted.example")));
        delivered(under(HERE, folded, false, line("one")));
        discord.channels().delete(folded);
        assertEquals(new Delivery.ParentGone(), under(HERE, folded, false, line("two")));
    }

    /** P4, F31 on Discord: the post was accepted and the reply to it lost. */
    @Test
    void aPostWhoseReplyWasLostIsFoundAgain() {
        discord.loseNextReply("POST", "/messages");
        Post post = post(HERE, new Placement.Apart(), alert("lostreply.example"));
        assertInstanceOf(Delivery.Unconfirmed.class, delivery(post));
        String there = only(discord.channels().in(CHANNEL)).path("id").asText();

        discord.channels().forgetNonces();
        assertEquals(new Delivery.Delivered(there), delivery(again(post)));
        assertEquals(1, discord.channels().in(CHANNEL).size());
    }

    /** P4. */
    @Test
    void withinMinutesTheNonceAloneKeepsItFromBeingPostedTwice() {
        discord.channels().deny(CHANNEL, Right.READ_HISTORY);
        discord.loseNextReply("POST", "/messages");
        Post post = post(HERE, new Placement.Apart(), alert("nonce.example"));
        delivery(post);
        String there = only(discord.channels().in(CHANNEL)).path("id").asText();
        assertEquals(new Delivery.Delivered(there), delivery(again(post)));
    }

    /** P2, P4: it cannot be seen whether the first try arrived, so it is posted again, marked as a repeat by whoever sends it again. */
    @Test
    void whereTheHistoryIsHiddenItIsPostedAgain() {
        discord.channels().deny(CHANNEL, Right.READ_HISTORY);
        discord.loseNextReply("POST", "/messages");
        Post post = post(HERE, new Placement.Apart(), alert("hidden.example"));
        delivery(post);
        discord.channels().forgetNonces();
        assertInstanceOf(Delivery.Delivered.class, delivery(again(post)));
        assertEquals(2, discord.channels().in(CHANNEL).size());
    }

    /** P4: a limit or an error in the second try does not make the first one's fate known. */
    @Test
    void theDoubtStaysUntilItIsSettled() {
        Post post = post(HERE, new Placement.Apart(), alert("doubt.example"));
        discord.failNext("GET", "/messages", Refusal.SERVER_ERROR);
        assertInstanceOf(Delivery.Unconfirmed.class, delivery(again(post)));
        discord.channels().deny(CHANNEL, Right.READ_HISTORY);
        discord.failNext("POST", "/messages", Refusal.SERVER_ERROR);
        assertInstanceOf(Delivery.Unconfirmed.class, delivery(again(post)));
        discord.channels().allowAll(CHANNEL);
        delivered(apart(HERE, alert("other.example")));
        discord.failNext("POST", "/messages", Refusal.SERVER_ERROR);
        assertInstanceOf(Delivery.TryLater.class, delivery(again(post)), "the whole history was seen");
    }

    /** P4: what never arrived is posted, whatever else of ours stands there. */
    @Test
    void whatDidNotArriveIsPosted() {
        delivered(apart(HERE, alert("before.example")));
        Post post = post(HERE, new Placement.Apart(), alert("notarrived.example"));
        assertInstanceOf(Delivery.Delivered.class, delivery(again(post)));
        assertEquals(2, discord.channels().in(CHANNEL).size());
    }

    /** P4 in a thread: the thread's half is there, the channel's is not. */
    @Test
    void ofAPostInTwoPlacesOnlyTheMissingHalfIsRepeated() {
        String first = delivered(apart(HERE, alert("halves.example")));
        delivered(under(HERE, first, false, line("acknowledged")));
        Post post = post(HERE, new Placement.Under(first, true), alert("halves.example"));
        discord.failNext("POST", "/channels/" + CHANNEL + "/messages", Refusal.SERVER_ERROR);
        assertInstanceOf(Delivery.Unconfirmed.class, delivery(post));

        discord.channels().forgetNonces();
        assertInstanceOf(Delivery.Delivered.class, delivery(again(post)));
        assertEquals(2, discord.channels().in(first).size());
        assertEquals(2, discord.channels().in(CHANNEL).size());
    }

    /** F29 on Discord, P21: Discord's wait is handed on, and other channels do not wait. */
    @Test
    void aRateLimitIsHandedOnAndOthersFlow() {
        discord.failNext("POST", "/channels/" + CHANNEL + "/messages", Refusal.TOO_MANY);
        Delivery.TryLater later = assertInstanceOf(Delivery.TryLater.class, apart(HERE, alert("limited.example")));
        assertEquals(Duration.ofSeconds(LoopbackDiscord.RETRY_AFTER_SECONDS), later.after());
        delivered(apart(THERE, alert("free.example")));
        assertEquals(0, discord.channels().in(CHANNEL).size());
    }

    /** F30 on Discord, P21. */
    @Test
    void aServerErrorIsTriedLater() {
        discord.failNext("POST", "/messages", Refusal.SERVER_ERROR);
        assertInstanceOf(Delivery.TryLater.class, apart(HERE, alert("error.example")));
        discord.failNext("POST", "/messages", new Refusal(504, 0, "Gateway Timeout"));
        assertInstanceOf(Delivery.Unconfirmed.class, apart(HERE, alert("timeout.example")));
    }

    /** F30 on Discord. */
    @Test
    void aDiscordThatIsDownIsTriedLater() {
        discord.close();
        assertInstanceOf(Delivery.TryLater.class, apart(HERE, alert("down.example")));
    }

    /** F38: refusals in a row end before Discord's limit, and what is not sent is not lost. */
    @Test
    void aBurstOfRefusalsIsStopped() {
        RefusedRequests refused = new RefusedRequests(System::nanoTime);
        for (int i = 1; i < RefusedRequests.MOST; i++) {
            refused.answered(403, false);
        }
        DiscordThreads threads = new DiscordThreads(Bot.QUICK, new Random(1));
        DiscordConfig config = new DiscordConfig(Bot.TOKEN, discord.apiUrl(), discord.gatewayUrl(), Bot.QUICK);
        DiscordNotifier notifier =
                new DiscordNotifier(new DiscordRest(config, new DiscordHttp(refused), threads), new DiscordRenderer());
        discord.channels().deny(CHANNEL, Right.WRITE);
        Post post = post(HERE, new Placement.Apart(), alert("burst.example"));
        assertInstanceOf(Delivery.Gone.class, get(notifier.deliver(post)));
        Delivery.TryLater later = assertInstanceOf(Delivery.TryLater.class, get(notifier.deliver(post)));
        assertTrue(later.after().toMinutes() >= 8, later.toString());
        assertEquals(1, discord.calls().size());
        threads.stop();
    }

    /** P22, F40. */
    @Test
    void aChannelThatIsNoMoreIsGone() {
        String first = delivered(apart(HERE, alert("deleted.example")));
        discord.channels().delete(CHANNEL);
        assertGone("the channel no longer exists", apart(HERE, alert("deleted.example")));
        assertGone("the channel no longer exists", under(HERE, first, false, line("fixed")));
        assertGone("the channel no longer exists", insteadOf(HERE, first, line("fixed")));
        delivered(apart(THERE, alert("deleted.example")));
    }

    /** P22, F40. */
    @Test
    void aChannelThatMayNotBeWrittenInIsGone() {
        discord.channels().deny(CHANNEL, Right.WRITE);
        assertGone("mxbot may not write in the channel", apart(HERE, alert("muted.example")));
        assertEquals(1, discord.calls().size(), "no second try after a refusal");
        discord.failNext("POST", "/messages", Refusal.MISSING_ACCESS);
        assertGone("mxbot may no longer see the channel", apart(HERE, alert("hidden.example")));
    }

    /** F41. */
    @Test
    void whatDiscordDoesNotTakeIsSentSimplerAndAtLastRefused() {
        Refusal malformed = new Refusal(400, 50035, "Invalid Form Body");
        discord.failNext("POST", "/messages", malformed);
        delivered(apart(HERE, ReplyGallery.named("broken")));
        Call brief = discord.await(call -> call.isPostIn(CHANNEL) && call.succeeded());
        assertTrue(brief.files().containsKey("mxbot.txt"));
        for (int i = 0; i < 3; i++) {
            discord.failNext("POST", "/messages", malformed);
        }
        assertInstanceOf(Delivery.Refused.class, apart(HERE, ReplyGallery.named("broken")));
    }

    /** F41. */
    @Test
    void withoutTheRightToAttachTheTextAloneIsSent() {
        discord.channels().deny(CHANNEL, Right.ATTACH);
        delivered(apart(HERE, ReplyGallery.named("forty-findings")));
        assertEquals(1, discord.channels().in(CHANNEL).size());
    }

    /** F41, T10: whatever there is to say, Discord takes it. */
    @Test
    void discordTakesEveryReplyOfTheGallery() {
        for (Map.Entry<String, Reply> entry : ReplyGallery.all().entrySet()) {
            assertInstanceOf(Delivery.Delivered.class, apart(HERE, entry.getValue()), entry.getKey());
        }
        discord.calls().forEach(call -> assertEquals("", LiveMarkup.in(call.text())));
    }

    @Test
    void tellsAPersonInADirectMessage() {
        assertInstanceOf(Delivery.Delivered.class, get(bot.notifier.tell(HERE, PERSON, line("your watch is paused"))));
        assertTrue(discord.await(Call::isNewMessage).text().contains("your watch is paused"));
        discord.failNext("POST", "/messages", Refusal.NO_DIRECT_MESSAGES);
        assertGone(
                "that person takes no direct messages from mxbot", get(bot.notifier.tell(HERE, PERSON, line("again"))));
    }

    @Test
    void aWrongTokenIsNoReasonToGiveTheChannelUp() {
        discord.failNext("POST", "/messages", Refusal.UNAUTHORIZED);
        Delivery.TryLater later = assertInstanceOf(Delivery.TryLater.class, apart(HERE, alert("token.example")));
        assertTrue(later.after().toMinutes() >= 15);
        assertFalse(later.toString().contains(Bot.TOKEN));
    }

    @Test
    void afterTheEndEverythingIsForLater() {
        bot.close();
        assertInstanceOf(Delivery.TryLater.class, apart(HERE, alert("stopped.example")));
    }

    /** A stop leaves nobody waiting: what is on the line is answered, what has to wait for its turn is for later. */
    @Test
    void whatIsUnderWayAtTheEndIsAnswered() {
        discord.delay("POST", "/messages", Duration.ofMillis(300));
        List<CompletionStage<Delivery>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(bot.notifier.deliver(post(HERE, new Placement.Apart(), alert("ending.example"))));
        }
        discord.await(() -> discord.channels().in(CHANNEL).isEmpty() ? Optional.empty() : Optional.of(true));
        bot.close();
        List<Delivery> outcomes = all.stream().map(NotifierTest::get).toList();
        assertInstanceOf(Delivery.Delivered.class, outcomes.get(0));
        assertInstanceOf(Delivery.TryLater.class, outcomes.get(4));
        assertEquals(
                discord.channels().in(CHANNEL).size(),
                outcomes.stream().filter(Delivery.Delivered.class::isInstance).count());
    }

    /** F39: acknowledged within a second, while slow DNS holds up the answer and slow posts hold up the alerts. */
    @Test
    void buttonsOfAnAlertWorkAfterARestartAndAreAcknowledgedAtOnce() {
        String first = delivered(apart(HERE, alert("button.example")));
        bot.close();
        discord.delay("POST", "/channels/" + OTHER_CHANNEL + "/messages", Duration.ofSeconds(2));
        try (Bot restarted = new Bot(discord).start()) {
            discord.awaitReady();
            discord.firstAnswer(
                    discord.slash(CHANNEL, "mxcheck", Map.of("domain", "ready"))); // the first is slow: Java warms up
            List<CompletionStage<Delivery>> slow = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                slow.add(restarted.notifier.deliver(post(THERE, new Placement.Apart(), alert("slow.example"))));
            }
            Interaction pressed = discord.pressUnder(CHANNEL, first, "Acknowledge");
            Call acknowledged = discord.firstAnswer(pressed);
            assertTrue(acknowledged.succeeded());
            long millis = (acknowledged.atNanos() - pressed.sentNanos()) / 1_000_000;
            assertTrue(millis < 1000, "acknowledged after " + millis + " ms");
            restarted.check.answer("button.example");
            discord.edit(pressed, "`button.example` cannot receive mail.");
            assertFalse(slow.get(7).toCompletableFuture().isDone());
        }
    }

    private static Reply alert(String domain) {
        return Reply.of(
                Mark.BROKEN,
                Text.literal(domain).plain(" lost its MX records."),
                List.of(new Block.Paragraph(Text.of("On both name servers."))),
                List.of(new Button("Acknowledge", "details", domain), new Button("Re-check", "recheck", domain)));
    }

    private static Reply line(String text) {
        return Reply.of(Mark.NONE, Text.of(text), List.of(), List.of());
    }

    private Delivery apart(Channel to, Reply reply) {
        return delivery(post(to, new Placement.Apart(), reply));
    }

    private Delivery under(Channel to, String parent, boolean also, Reply reply) {
        return delivery(post(to, new Placement.Under(parent, also), reply));
    }

    private Delivery insteadOf(Channel to, String message, Reply reply) {
        return delivery(post(to, new Placement.InsteadOf(message), reply));
    }

    private Post post(Channel to, Placement where, Reply reply) {
        keys++;
        return new Post(to, where, reply, "key-" + keys, false);
    }

    private static Post again(Post post) {
        return new Post(post.to(), post.where(), post.reply(), post.key(), true);
    }

    private Delivery delivery(Post post) {
        return get(bot.notifier.deliver(post));
    }

    private static Delivery get(CompletionStage<Delivery> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static String delivered(Delivery delivery) {
        return assertInstanceOf(Delivery.Delivered.class, delivery).message();
    }

    private static void assertGone(String why, Delivery delivery) {
        String words = assertInstanceOf(Delivery.Gone.class, delivery).why();
        assertTrue(words.startsWith(why), words);
    }

    private long threadsBegun() {
        return discord.calls().stream()
                .filter(call -> call.path().endsWith("/threads"))
                .count();
    }

    private static long buttons(JsonNode message) {
        return message.findValuesAsText("custom_id").size();
    }

    private static JsonNode only(List<JsonNode> messages) {
        assertEquals(1, messages.size());
        assertEquals(
                TYPE_CONTAINER,
                messages.get(0).path("components").get(0).path("type").asInt());
        return messages.get(0);
    }
}
