package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Post;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.store.OutboxFixture;
import dev.mxbot.testing.RecordingNotifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** F44, F45: the process ends at any step of sending, and a new one on the same store goes on. P1, P2, P5. */
abstract class SenderKillContract {
    private static final OutboxTerms TERMS = OutboxTerms.confirming(Duration.ofSeconds(60));
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final RecordingNotifier slack = new RecordingNotifier("slack");
    private final OutboxFixture store;
    private int lives;
    private Interrupted interrupted;
    private Sender sender;

    SenderKillContract(OutboxFixture store) {
        this.store = store;
        interrupted = new Interrupted(store.outbox(TERMS));
        sender = sender(interrupted);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** How many sequences of failures are tried. */
    abstract int seeds();

    @Test
    void killedAtEveryStepItLosesNothingAndMarksRepeats() {
        slack.always((post, show) -> {
            interrupted.step();
            String id = show.get();
            interrupted.step();
            return new Delivery.Delivered(id);
        });
        int kills = 0;
        boolean killed = true;
        for (int step = 1; killed; step++) {
            Channel channel = new Channel("slack", "T1", "C" + step);
            interrupted.killAfter(step);
            killed = false;
            for (Transition transition :
                    List.of(Transition.OPENED, Transition.WORSENED, Transition.REMINDER, Transition.RESOLVED)) {
                announce(channel, "a", transition, 0);
                if (transition == Transition.OPENED) {
                    announce(channel, "b", transition, 0);
                }
                killed |= !run(WAIT);
            }
            kills += killed ? 1 : 0;
            settle();
            assertEquals(
                    List.of("a OPENED 0", "b OPENED 0", "a WORSENED 0", "a REMINDER 0", "a RESOLVED 0"),
                    heard(channel),
                    "killed at step " + step);
            // The two that come first go out as one.
            long posts = slack.everShown().stream()
                    .filter(post -> post.to().equals(channel))
                    .count();
            assertTrue(posts <= 4 + 1, posts + " posts when killed at step " + step);
            assertEquals(
                    4,
                    slack.everShown().stream()
                            .filter(post -> post.to().equals(channel))
                            .map(Post::key)
                            .distinct()
                            .count(),
                    "a repeat is known by its key");
        }
        assertTrue(kills > 40, kills + " kills");
    }

    @Test
    void whateverFailsEachChannelHearsAllInOrderAndNothingTwiceUnmarked() {
        int repeats = 0;
        for (int seed = 1; seed <= seeds(); seed++) {
            Random random = new Random(seed);
            slack.always((post, show) -> chance(show, random));
            Map<Channel, List<String>> announced = new HashMap<>();
            for (int i = 0; i < 60; i++) {
                Channel channel = new Channel("slack", "T" + seed, "C" + random.nextInt(3));
                if (random.nextInt(3) > 0) {
                    String watch = "w" + random.nextInt(4);
                    // No end among them: what is over before it is said is not said.
                    announce(channel, watch, Transition.REMINDER, i);
                    announced.computeIfAbsent(channel, key -> new ArrayList<>()).add(watch + " REMINDER " + i);
                }
                if (random.nextInt(4) == 0) {
                    interrupted.killAfter(1 + random.nextInt(12));
                }
                interrupted.unavailable(
                        random.nextInt(4) == 0
                                ? List.of("sending", "sent", "later", "next", "claim", "renew")
                                        .get(random.nextInt(6))
                                : "");
                run(Duration.ofMillis(random.nextInt(60_000)));
            }
            slack.always((post, show) -> new Delivery.Delivered(show.get()));
            settle();
            for (Map.Entry<Channel, List<String>> entry : announced.entrySet()) {
                assertEquals(entry.getValue(), heard(entry.getKey()), "seed " + seed);
            }
            repeats += (int) slack.tried().stream().filter(Post::perhapsSent).count();
        }
        assertTrue(repeats > seeds(), repeats + " repeats: the failures were none");
    }

    private Delivery chance(RecordingNotifier.Show show, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Delivery.TryLater("429", Duration.ofSeconds(random.nextInt(20)));
            case 1 -> new Delivery.Unconfirmed("lost on the way");
            case 2 -> {
                show.get();
                yield new Delivery.Unconfirmed("lost on the way back");
            }
            case 3 -> {
                show.get();
                interrupted.killAfter(1);
                interrupted.step();
                yield new Delivery.Unconfirmed("never said");
            }
            case 4 -> {
                slack.shown().keySet().stream().findFirst().ifPresent(slack::delete);
                yield new Delivery.TryLater("500", Duration.ZERO);
            }
            default -> new Delivery.Delivered(show.get());
        };
    }

    /** What was announced in a channel, each by its first appearance; fails on a second one that is not marked. */
    private List<String> heard(Channel channel) {
        Set<String> first = new LinkedHashSet<>();
        Set<String> unmarked = new HashSet<>();
        for (Post post : slack.everShown()) {
            if (post.to().equals(channel)) {
                boolean marked = PlainText.line(post.reply().headline()).contains("(repeat");
                for (String line : lines(post.reply())) {
                    first.add(line);
                    assertTrue(marked || unmarked.add(line), line + " is repeated without a mark");
                }
            }
        }
        return List.copyOf(first);
    }

    private static List<String> lines(Reply reply) {
        String headline = PlainText.line(reply.headline());
        return headline.startsWith("News of")
                ? reply.blocks().stream()
                        .map(block -> PlainText.line(((Block.Item) block).title()))
                        .toList()
                : List.of(headline.replaceAll(" \\(repeat.*", ""));
    }

    private void announce(Channel channel, String watch, Transition transition, int round) {
        String id = watch + "-" + channel.workspace() + "-" + channel.id();
        store.watch(id, channel);
        Reply reply = Reply.of(Mark.BROKEN, Text.of(watch + " " + transition + " " + round), List.of(), List.of());
        store.announce(id, new Announcement("i", transition, round, channel, reply, ""));
    }

    /** False if the process was killed: another one stands in its place. */
    private boolean run(Duration later) {
        store.time.advance(later);
        try {
            sender.runOnce(() -> {});
            return true;
        } catch (Interrupted.Killed e) {
            interrupted = new Interrupted(store.outbox(TERMS));
            sender = sender(interrupted);
            return false;
        }
    }

    private void settle() {
        interrupted.killAfter(Integer.MAX_VALUE);
        interrupted.unavailable("");
        for (int i = 0; i < 8; i++) {
            run(Duration.ofMinutes(16));
        }
        assertEquals(0, store.outbox(TERMS).numbers().pending());
    }

    private Sender sender(Interrupted outbox) {
        lives++;
        return new Sender(
                outbox.outbox(),
                List.of(slack),
                new RetryDelays(new Random(lives)),
                SenderTerms.DEFAULT,
                "life " + lives,
                store.time::nanos);
    }
}
