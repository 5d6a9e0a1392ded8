package dev.mxbot.slack;

import static dev.mxbot.slack.testing.LoopbackSlack.ASKER;
import static dev.mxbot.slack.testing.LoopbackSlack.BOT_USER;
import static dev.mxbot.slack.testing.LoopbackSlack.CHANNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Placement;
import dev.mxbot.channel.Post;
import dev.mxbot.channel.SeenOnce;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.slack.testing.FakeCheck;
import dev.mxbot.slack.testing.Fault;
import dev.mxbot.slack.testing.LoopbackSlack;
import dev.mxbot.slack.testing.Message;
import dev.mxbot.slack.testing.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes behind a balancer in HTTP mode: each request meets one that knows nothing of the request before. */
class SlackReplicasTest {
    private final FakeCheck check = FakeCheck.instant();
    private LoopbackSlack slack;
    private Bot one;
    private Bot two;

    @BeforeEach
    void start() throws Exception {
        slack = LoopbackSlack.start();
        SeenOnce shared = new Shared();
        one = Bot.replica(slack, shared, check);
        two = Bot.replica(slack, shared, check);
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        slack.close();
        assertEquals(List.of(), slack.violations());
    }

    @Test
    void aButtonMeetsAnotherProcessThanItsCommand() throws Exception {
        one.balance(slack);
        slack.sendAndAwait(slack.command(CHANNEL, "/mxcheck", "example.com"));
        Message answer = slack.await(m -> m.words().contains("is checked."));
        two.balance(slack);
        slack.sendAndAwait(slack.press(answer, "Re-check"));
        Message again = slack.await(m -> m.words().contains("is checked again."));
        assertEquals(answer.ts(), again.ts());
        one.balance(slack);
        slack.sendAndAwait(slack.press(again, "Details"));
        assertEquals(
                Optional.of(ASKER),
                slack.await(m -> m.words().contains("Details of")).onlyFor());
    }

    /** P4: what one process was not sure of, the other one finds. */
    @Test
    void anotherProcessFindsAPostWhoseConfirmationWasLost() throws Exception {
        slack.grant("channels:history");
        slack.answerNext("chat.postMessage", Fault.lostAnswer());
        Delivery first = deliver(one, false);
        Delivery second = deliver(two, true);

        assertInstanceOf(Delivery.Unconfirmed.class, first);
        assertEquals(new Delivery.Delivered(slack.messages().get(0).ts()), second);
        assertEquals(1, slack.messages().size());
    }

    private static Delivery deliver(Bot bot, boolean perhapsSent) throws Exception {
        Post post = new Post(
                new Channel("slack", LoopbackSlack.TEAM, CHANNEL),
                new Placement.Apart(),
                Reply.privately(Text.of("opened")),
                "w1-i1",
                perhapsSent);
        return bot.notifier().deliver(post).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** F35. */
    @Test
    void anEventThatComesAgainElsewhereIsAnsweredOnce() throws Exception {
        Request mention = slack.mention(CHANNEL, "<@" + BOT_USER + "> example.com", Optional.empty());
        Request left = slack.event(slack.said("C0ONE", ASKER, "").put("type", "channel_left"));
        for (int attempt = 0; attempt < 4; attempt++) {
            (attempt % 2 == 0 ? one : two).balance(slack);
            slack.sendAndAwait(mention, attempt);
            slack.sendAndAwait(left, attempt);
        }
        slack.await(m -> m.words().contains("example.com is checked."));
        slack.sendAndAwait(slack.directMessage("last.example.com"));
        slack.await(m -> m.words().contains("last.example.com is checked."));

        assertEquals(2, check.begun().size());
        assertEquals(2, slack.messages().size());
        assertEquals(
                1L,
                List.of(one, two).stream()
                        .flatMap(bot -> bot.presence().stream())
                        .filter(heard -> heard.startsWith("left"))
                        .count());
    }

    /** As a table in the store is. */
    private static final class Shared implements SeenOnce {
        private final Set<String> seen = new HashSet<>();

        @Override
        public synchronized boolean first(String key) {
            return seen.add(key);
        }
    }
}
