package dev.mxbot.slack;

import static dev.mxbot.slack.testing.LoopbackSlack.ASKER;
import static dev.mxbot.slack.testing.LoopbackSlack.CHANNEL;
import static dev.mxbot.slack.testing.LoopbackSlack.DIRECT;
import static dev.mxbot.slack.testing.LoopbackSlack.TEAM;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.Slack;
import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Placement;
import dev.mxbot.channel.Post;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.slack.testing.Fault;
import dev.mxbot.slack.testing.LoopbackSlack;
import dev.mxbot.slack.testing.Message;
import dev.mxbot.testing.ReplyGallery;
import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a message that mxbot posts (RELIABILITY P4, P17, P22, F29–F31, F34, F41), in virtual time and on the test's own thread. */
class SlackNotifierTest {
    private static final Channel MAIL = new Channel("slack", TEAM, CHANNEL);
    private static final Channel OPS = new Channel("slack", TEAM, "C0OPS");

    private final VirtualTime time = new VirtualTime();
    private final List<String> refusals = new ArrayList<>();
    private LoopbackSlack slack;
    private SlackNotifier notifier;

    @BeforeEach
    void start() throws Exception {
        slack = LoopbackSlack.start();
        notifier = new SlackNotifier(
                Sdk.calls(slack, refusals::add),
                new SlackApi(
                        Slack.getInstance(Sdk.config(slack)),
                        LoopbackSlack.BOT_TOKEN,
                        Runnable::run,
                        new ManualLater(),
                        refusals::add),
                new SlackRenderer(),
                new Pace(time::nanos),
                Runnable::run,
                (delay, task) -> time.schedule(task, delay.toNanos(), NANOSECONDS),
                () -> false);
    }

    @AfterEach
    void stop() {
        slack.close();
        assertEquals(List.of(), slack.violations());
    }

    @Test
    void postsWithTheKeyBesideIt() {
        Delivery delivery = now(post(MAIL, "example.com lost its MX records.", "w1-i1-opened"));

        Message message = only();
        assertEquals(new Delivery.Delivered(message.ts()), delivery);
        assertEquals(CHANNEL, message.channel());
        assertEquals(Optional.empty(), message.thread());
        assertEquals("BROKEN  example.com lost its MX records.", message.text());
        assertTrue(message.words().contains("example.com lost its MX records."), message.words());
        assertEquals("mxbot_post", message.metadata().path("event_type").asText());
        assertEquals(
                "w1-i1-opened",
                message.metadata().path("event_payload").path("key").asText());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersInTheThreadAndTheChannelIfWished(boolean alsoInChannel) {
        String parent = ts(now(post(MAIL, "opened", "k1")));
        time.advance(Pace.APART);

        now(post(MAIL, new Placement.Under(parent, alsoInChannel), "resolved", "k2"));

        Message answer = slack.messages().get(1);
        assertEquals(Optional.of(parent), answer.thread());
        assertEquals(alsoInChannel, answer.alsoInChannel());
    }

    @Test
    void takesThePlaceOfAnEarlierMessage() {
        String earlier = ts(now(post(MAIL, "opened", "k1")));
        time.advance(Pace.APART);

        Delivery delivery = now(post(MAIL, new Placement.InsteadOf(earlier), "worsened", "k2"));

        assertEquals(new Delivery.Delivered(earlier), delivery);
        assertTrue(only().words().contains("worsened"));
        assertEquals("k2", only().metadata().path("event_payload").path("key").asText());
    }

    /** P17: Slack itself takes an answer to a message that is gone, and shows it under a gap. */
    @Test
    void saysThatTheParentIsGone() {
        String parent = ts(now(post(MAIL, "opened", "k1")));
        slack.delete(only());
        time.advance(Pace.APART);

        assertEquals(new Delivery.ParentGone(), now(post(MAIL, new Placement.Under(parent, false), "resolved", "k2")));
        time.advance(Pace.APART);
        assertEquals(new Delivery.ParentGone(), now(post(MAIL, new Placement.InsteadOf(parent), "worsened", "k3")));
        assertEquals(List.of(), slack.messages());
    }

    @Test
    void answersThoughItCannotBeAskedWhetherTheParentIsThere() {
        String parent = ts(now(post(MAIL, "opened", "k1")));
        time.advance(Pace.APART);
        slack.answerAlways("chat.getPermalink", Fault.error("unknown_method"));

        assertInstanceOf(
                Delivery.Delivered.class, now(post(MAIL, new Placement.Under(parent, false), "resolved", "k2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread_not_found", "cannot_reply_to_message"})
    void saysThatTheThreadIsGone(String error) {
        String parent = ts(now(post(MAIL, "opened", "k1")));
        time.advance(Pace.APART);
        slack.answerAlways("chat.postMessage", Fault.error(error));

        assertEquals(new Delivery.ParentGone(), now(post(MAIL, new Placement.Under(parent, false), "resolved", "k2")));
    }

    /** P22. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "is_archived | the channel is archived",
                "channel_not_found | the channel no longer exists, or mxbot was put out of it",
                "not_in_channel | mxbot is not in the channel: /invite @mxbot",
                "restricted_action | the workspace does not let mxbot post there"
            })
    void saysThatTheChannelIsGone(String error, String why) {
        slack.answerAlways("chat.postMessage", CHANNEL, Fault.error(error));

        assertEquals(new Delivery.Gone(why), now(post(MAIL, "opened", "k1")));
        assertInstanceOf(Delivery.Delivered.class, now(post(OPS, "opened", "k2")));
        assertEquals(List.of(), refusals);
    }

    /** F34: said once to whoever listens, and nothing more is tried. */
    @ParameterizedTest
    @ValueSource(strings = {"token_revoked", "account_inactive", "invalid_auth"})
    void triesNothingMoreOnceTheTokenIsRefused(String error) {
        slack.answerNext("chat.postMessage", Fault.error(error));
        Delivery gone = new Delivery.Gone("Slack no longer takes mxbot's token (" + error + ")");

        assertEquals(gone, now(post(MAIL, "opened", "k1")));
        assertEquals(gone, now(post(OPS, "opened", "k2")));
        assertEquals(List.of(error), refusals);
        assertEquals(1, slack.calls().size());
    }

    /** F29: what Slack asks for is told to whoever tries again, and asked for no earlier; other channels do not notice. */
    @Test
    void keepsOutOfAChannelForAsLongAsSlackAsks() {
        slack.answerNext("chat.postMessage", Fault.rateLimited(17));

        assertEquals(new Delivery.TryLater("HTTP 429", Duration.ofSeconds(17)), now(post(MAIL, "opened", "k1")));
        time.advance(Duration.ofSeconds(2));
        assertEquals(
                new Delivery.TryLater("the channel has had enough for the moment", Duration.ofSeconds(15)),
                now(post(MAIL, "opened", "k1")));
        assertInstanceOf(Delivery.Delivered.class, now(post(OPS, "opened", "k2")));
        assertEquals(2, slack.calls().size());

        time.advance(Duration.ofSeconds(15));
        assertInstanceOf(Delivery.Delivered.class, now(post(MAIL, "opened", "k1")));
    }

    /** F29. */
    @Test
    void postsInOneChannelOncePerSecond() {
        List<CompletableFuture<Delivery>> mail = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            mail.add(deliver(post(MAIL, "opened " + i, "k" + i)));
        }
        assertEquals(1, slack.messages().size());
        assertInstanceOf(Delivery.Delivered.class, now(post(OPS, "opened", "other")));

        time.advance(Duration.ofMillis(2_999));
        assertEquals(3 + 1, slack.messages().size());
        time.advance(Duration.ofMillis(2_001));
        assertEquals(6 + 1, slack.messages().size());
        assertEquals(
                List.of(
                        new Delivery.TryLater("the channel has had enough for the moment", Duration.ofSeconds(6)),
                        new Delivery.TryLater("the channel has had enough for the moment", Duration.ofSeconds(6))),
                List.of(mail.get(6).join(), mail.get(7).join()));
    }

    /** F30. */
    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 403})
    void comesAgainLaterWhereSlackIsInTrouble(int status) {
        slack.answerNext("chat.postMessage", Fault.status(status));
        assertEquals(
                new Delivery.TryLater("Slack answers HTTP " + status, Duration.ZERO), now(post(MAIL, "opened", "k1")));
        assertEquals(1, slack.calls().size());
    }

    /** F30. */
    @Test
    void comesAgainLaterWhereSlackIsOutOfReach() {
        slack.close();
        assertInstanceOf(Delivery.TryLater.class, now(post(MAIL, "opened", "k1")));
    }

    /** F30: "some aspect of the operation may have succeeded", Slack's documentation says of these. */
    @ParameterizedTest
    @ValueSource(strings = {"internal_error", "fatal_error"})
    void isNotSureWhereSlackIsNot(String error) {
        slack.answerNext("chat.postMessage", Fault.error(error));
        assertEquals(new Delivery.Unconfirmed("Slack says " + error), now(post(MAIL, "opened", "k1")));
    }

    @Test
    void comesAgainLaterWhereItDoesNotKnowTheWord() {
        slack.answerNext("chat.postMessage", Fault.error("a_new_error"));
        assertEquals(new Delivery.TryLater("Slack says a_new_error", Duration.ZERO), now(post(MAIL, "opened", "k1")));
    }

    /** F31, P4: the message is there, its confirmation is not; the same message is not sent a second time. */
    @Test
    void findsAMessageWhoseConfirmationWasLost() throws Exception {
        slack.grant("channels:history");
        slack.answerNext("chat.postMessage", Fault.lostAnswer());
        assertInstanceOf(Delivery.Unconfirmed.class, now(post(MAIL, "opened", "k1")));
        String there = only().ts();
        for (int i = 0; i < 5; i++) {
            time.advance(Pace.APART);
            now(post(MAIL, "something else", "other-" + i));
        }
        slack.givePagesOf(2);
        time.advance(Pace.APART);

        Delivery again = now(perhapsSent(MAIL, new Placement.Apart(), "k1"));

        assertEquals(new Delivery.Delivered(there), again);
        assertEquals(6, slack.messages().size());
    }

    /** F31, P4. */
    @Test
    void findsAnAnswerWhoseConfirmationWasLost() {
        slack.grant("channels:history");
        String parent = ts(now(post(MAIL, "opened", "k1")));
        time.advance(Pace.APART);
        slack.answerNext("chat.postMessage", Fault.lostAnswer());
        Placement under = new Placement.Under(parent, true);
        assertInstanceOf(Delivery.Unconfirmed.class, now(post(MAIL, under, "resolved", "k2")));
        time.advance(Pace.APART);

        Delivery again = now(perhapsSent(MAIL, under, "k2"));

        assertEquals(new Delivery.Delivered(slack.messages().get(1).ts()), again);
        assertEquals(2, slack.messages().size());
    }

    /** P4: what was never there is sent. */
    @Test
    void sendsWhatItDoesNotFind() {
        slack.grant("channels:history");
        now(post(MAIL, "opened", "k1"));
        time.advance(Pace.APART);

        Delivery sent = now(perhapsSent(MAIL, new Placement.Apart(), "k2"));

        assertEquals(new Delivery.Delivered(slack.messages().get(1).ts()), sent);
    }

    /** P4: without the scope to read the channel it is sent again, with the mark that whoever sends it has put on it. */
    @Test
    void sendsAgainWhereItMayNotLook() {
        slack.answerNext("chat.postMessage", Fault.lostAnswer());
        assertInstanceOf(Delivery.Unconfirmed.class, now(post(MAIL, "opened", "k1")));
        time.advance(Pace.APART);

        assertInstanceOf(Delivery.Delivered.class, now(perhapsSent(MAIL, new Placement.Apart(), "k1")));
        assertEquals(2, slack.messages().size());
    }

    /** P4: not knowing for now is not the same as not there. */
    @Test
    void waitsWhereItCannotLookForNow() {
        slack.grant("channels:history");
        slack.answerNext("conversations.history", Fault.rateLimited(60));

        assertEquals(
                new Delivery.TryLater("HTTP 429", Duration.ofSeconds(60)),
                now(perhapsSent(MAIL, new Placement.Apart(), "k1")));
        assertEquals(List.of(), slack.messages());
    }

    /** F31: a connection that was kept open breaks after the message went out. The HTTP library would send it again, unasked. */
    @Test
    void sendsNothingTwiceByItself() {
        now(post(MAIL, "first", "k1"));
        time.advance(Pace.APART);
        slack.answerNext("chat.postMessage", Fault.lostAnswer());

        assertInstanceOf(Delivery.Unconfirmed.class, now(post(MAIL, "second", "k2")));
        assertEquals(2, slack.messages().size());
        assertEquals(2, slack.calls().size());
    }

    /** F31. */
    @Test
    void isNotSureOfAMessageWhoseConfirmationIsLate() {
        slack.answerNext("chat.postMessage", Fault.lateAnswer(Duration.ofMillis(2_500)));

        assertInstanceOf(Delivery.Unconfirmed.class, now(post(MAIL, "opened", "k1")));
        assertEquals(1, slack.messages().size());
    }

    /** Done twice, it is as if done once. */
    @Test
    void replacesAgainWhereTheConfirmationWasLost() {
        String earlier = ts(now(post(MAIL, "opened", "k1")));
        time.advance(Pace.APART);
        slack.answerNext("chat.update", Fault.lostAnswer());

        assertInstanceOf(Delivery.TryLater.class, now(post(MAIL, new Placement.InsteadOf(earlier), "worsened", "k2")));
        time.advance(Pace.APART);
        assertEquals(new Delivery.Delivered(earlier), now(perhapsSent(MAIL, new Placement.InsteadOf(earlier), "k2")));
        assertEquals(1, slack.messages().size());
    }

    /** F41. */
    @ParameterizedTest
    @ValueSource(strings = {"msg_blocks_too_long", "invalid_blocks"})
    void goesOutAsPlainTextWhereTheLayoutIsRefused(String error) {
        slack.answerNext("chat.postMessage", Fault.error(error));

        assertInstanceOf(Delivery.Delivered.class, now(post(MAIL, "example.com lost its MX records.", "k1")));
        assertEquals("BROKEN  example.com lost its MX records.", only().text());
        assertTrue(only().blocks().isEmpty());
    }

    /** F41. */
    @Test
    void saysThatAMessageIsRefused() {
        slack.answerAlways("chat.postMessage", Fault.error("invalid_blocks"));
        assertEquals(
                new Delivery.Refused("Slack does not take the message (invalid_blocks)"),
                now(post(MAIL, "opened", "k1")));
        assertEquals(2, slack.calls().size());
    }

    @Test
    void postsEveryReplyOfTheGallery() {
        for (Map.Entry<String, Reply> entry : ReplyGallery.all().entrySet()) {
            time.advance(Pace.APART);
            Post post = new Post(MAIL, new Placement.Apart(), entry.getValue(), "k", false);
            // What is against Slack's rules is found after the test.
            assertInstanceOf(Delivery.Delivered.class, now(post), entry.getKey());
        }
    }

    @Test
    void showsAPictureUnderItsMessage() {
        String ts = ts(now(new Post(MAIL, new Placement.Apart(), ReplyGallery.named("mail-flow"), "k1", false)));
        assertEquals(1, slack.files().size());
        assertEquals(Optional.of(ts), slack.files().get(0).thread());

        time.advance(Pace.APART);
        now(new Post(MAIL, new Placement.Under(ts, false), ReplyGallery.named("mail-flow"), "k2", false));
        assertEquals(Optional.of(ts), slack.files().get(1).thread());

        time.advance(Pace.APART);
        now(new Post(MAIL, new Placement.InsteadOf(ts), ReplyGallery.named("mail-flow"), "k3", false));
        assertEquals(2, slack.files().size());
    }

    @Test
    void tellsOnePerson() throws Exception {
        Delivery told = notifier.tell(MAIL, ASKER, reply("mxbot cannot post in a channel any more."))
                .toCompletableFuture()
                .join();

        assertEquals(new Delivery.Delivered(only().ts()), told);
        assertEquals(DIRECT, only().channel());
        assertTrue(only().metadata().isMissingNode());
    }

    @Test
    void saysThatAPersonIsGone() throws Exception {
        assertEquals(
                new Delivery.Gone("nobody can be written to there"),
                notifier.tell(MAIL, "U0NOBODY", reply("text"))
                        .toCompletableFuture()
                        .join());
    }

    @Test
    void comesAgainLaterWhereAConversationCannotBeOpenedForNow() throws Exception {
        slack.answerNext("conversations.open", Fault.lostAnswer());
        assertInstanceOf(
                Delivery.TryLater.class,
                notifier.tell(MAIL, ASKER, reply("text")).toCompletableFuture().join());
        assertEquals(List.of(), slack.messages());
    }

    private CompletableFuture<Delivery> deliver(Post post) {
        return notifier.deliver(post).toCompletableFuture();
    }

    private Delivery now(Post post) {
        CompletableFuture<Delivery> delivery = deliver(post);
        assertTrue(delivery.isDone());
        assertFalse(delivery.isCompletedExceptionally());
        return delivery.join();
    }

    private Message only() {
        assertEquals(1, slack.messages().size());
        return slack.messages().get(0);
    }

    private static String ts(Delivery delivery) {
        return assertInstanceOf(Delivery.Delivered.class, delivery).message();
    }

    private static Post post(Channel to, String words, String key) {
        return post(to, new Placement.Apart(), words, key);
    }

    private static Post post(Channel to, Placement where, String words, String key) {
        return new Post(to, where, reply(words), key, false);
    }

    private static Post perhapsSent(Channel to, Placement where, String key) {
        return new Post(to, where, reply("(repeat after restart) opened"), key, true);
    }

    private static Reply reply(String words) {
        return Reply.of(
                Mark.BROKEN, Text.of(words), List.of(), List.of(new Button("Acknowledge", "acknowledge", "w1")));
    }
}
