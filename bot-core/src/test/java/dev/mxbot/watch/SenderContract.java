package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Placement;
import dev.mxbot.channel.Post;
import dev.mxbot.journal.Journal;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.store.OutboxFixture;
import dev.mxbot.testing.JournalLines;
import dev.mxbot.testing.RecordingNotifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sender does with an outbox, whatever database that stands in. */
abstract class SenderContract {
    private static final Channel OPS = new Channel("slack", "T1", "C-ops");
    private static final Channel WEB = new Channel("slack", "T1", "C-web");
    private static final Channel SHARED = new Channel("slack", "T1", "C-shared");
    private static final OutboxTerms TERMS = OutboxTerms.confirming(Duration.ofSeconds(20));
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final RecordingNotifier slack = new RecordingNotifier("slack");
    private OutboxFixture store;
    private Sender sender;

    abstract OutboxFixture store();

    @BeforeEach
    void begin() {
        store = store();
        store.clear();
        sender = sender(store.outbox(TERMS), "first");
    }

    @Test
    void saysWhatIsAnnounced() {
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(WAIT);
        assertEquals(List.of("a is broken"), slack.lines(OPS));
        run(Duration.ofHours(1));
        assertEquals(1, slack.tried().size(), "once");
        Post post = slack.tried().get(0);
        assertTrue(post.key().matches("[a-z0-9-]{1,25}"), post.key());
        assertFalse(post.perhapsSent());
        assertEquals(new Placement.Apart(), post.where());
    }

    @Test
    void waitsForOthersToGoOutWithTheFirst() {
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(WAIT.minusMillis(1));
        assertEquals(List.of(), slack.lines(OPS));
    }

    @Test
    void halfTheConfirmingDelayIsWaitedAndHalfAMinuteAtMost() {
        assertEquals(
                Duration.ofSeconds(5),
                OutboxTerms.confirming(Duration.ofSeconds(10)).groupWait());
        assertEquals(
                Duration.ofSeconds(30),
                OutboxTerms.confirming(Duration.ofMinutes(5)).groupWait());
    }

    /** P3. */
    @Test
    void anAnnouncementMadeTwiceIsSaidOnce() {
        announce("a", Transition.OPENED, OPS, "a is broken");
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(WAIT);
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(WAIT);
        assertEquals(List.of("a is broken"), slack.lines(OPS));
    }

    /** P17. */
    @Test
    void oneIncidentIsOneThread() {
        say("a", Transition.OPENED, "a is broken");
        say("a", Transition.WORSENED, "a is worse");
        announce("a", Transition.ACKNOWLEDGED, OPS, "acknowledged");
        run(Duration.ZERO);
        say("a", Transition.RESOLVED, "a is healthy");
        assertEquals(
                List.of(
                        new Placement.Apart(),
                        new Placement.Under("m1", true),
                        new Placement.Under("m1", false),
                        new Placement.Under("m1", true)),
                slack.tried().stream().map(Post::where).toList());
    }

    /** P17: of how far a change has spread only the latest stands in the thread. */
    @Test
    void progressReplacesProgress() {
        say("a", Transition.CHANGED, "MX moved");
        say("a", Transition.SPREADING, "1 of 3 servers");
        store.announce("a", new Announcement("a-1", Transition.SPREADING, 1, OPS, reply("2 of 3 servers"), ""));
        run(WAIT);
        assertEquals(
                List.of(new Placement.Apart(), new Placement.Under("m1", false), new Placement.InsteadOf("m2")),
                slack.tried().stream().map(Post::where).toList());
        assertEquals(List.of("MX moved", "2 of 3 servers"), slack.lines(OPS));
    }

    /** P17. */
    @Test
    void postsAnewWhenTheMessageWasDeletedAndGoesOnUnderThat() {
        say("a", Transition.OPENED, "a is broken");
        slack.delete("m1");
        say("a", Transition.WORSENED, "a is worse");
        say("a", Transition.RESOLVED, "a is healthy");
        assertEquals(List.of("a is worse", "a is healthy"), slack.lines(OPS));
        assertEquals(
                List.of(new Placement.Apart(), new Placement.Under("m2", true)),
                slack.shown().values().stream().map(Post::where).toList());
    }

    /** P6. */
    @Test
    void saysNothingOfWhatBeganAndEndedWhileItCouldNotSpeak() {
        slack.always((post, show) -> new Delivery.TryLater("503", Duration.ZERO));
        announce("b", Transition.OPENED, OPS, "b is broken");
        run(WAIT);
        announce("a", Transition.OPENED, OPS, "a is broken");
        announce("a", Transition.WORSENED, OPS, "a is worse");
        announce("a", Transition.RESOLVED, OPS, "a is healthy");
        slack.always((post, show) -> new Delivery.Delivered(show.get()));
        run(Duration.ofMinutes(20));
        assertEquals(List.of("b is broken"), slack.lines(OPS));
        assertEquals(3, store.count("DROPPED"));
        assertEquals(List.of("not_announced a.example"), store.audit());
    }

    /** P6. */
    @Test
    void theEndIsAlwaysSaidWhenTheBeginningPerhapsWas() {
        slack.then(new Delivery.Unconfirmed("reset"));
        slack.always((post, show) -> new Delivery.TryLater("503", Duration.ZERO));
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(WAIT);
        announce("a", Transition.RESOLVED, OPS, "a is healthy");
        run(WAIT);
        slack.always((post, show) -> new Delivery.Delivered(show.get()));
        run(Duration.ofMinutes(20));
        assertEquals(List.of("a is broken (repeat)", "a is healthy"), slack.lines(OPS));
    }

    /** P18. */
    @Test
    void whatComesTogetherGoesOutTogetherAndGoesOnUnderThat() {
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(Duration.ofSeconds(4));
        announce("b", Transition.OPENED, OPS, "b is broken");
        run(Duration.ofSeconds(6));
        assertEquals(List.of("News of 2 domains: a.example, b.example."), slack.lines(OPS));
        Reply group = slack.tried().get(0).reply();
        assertEquals(
                List.of("a is broken", "b is broken"),
                group.blocks().stream()
                        .map(block -> PlainText.line(((Block.Item) block).title()))
                        .toList());
        assertEquals(
                List.of("Acknowledge a.example", "Acknowledge b.example"),
                group.buttons().stream().map(Button::label).toList());
        say("b", Transition.RESOLVED, "b is healthy");
        assertEquals(new Placement.Under("m1", true), slack.tried().get(1).where());
    }

    /** P18. */
    @Test
    void manyDomainsWithOneCauseAreAList() {
        for (int i = 0; i < 25; i++) {
            String id = "d" + i;
            store.watch(id, OPS);
            store.announce(
                    id,
                    new Announcement(id, Transition.OPENED, 0, OPS, reply(id + " is broken"), "host mx1.example.net"));
        }
        run(WAIT);
        assertEquals(List.of("25 domains have trouble, all with one cause: host mx1.example.net."), slack.lines(OPS));
        Block.Bullets list =
                (Block.Bullets) slack.tried().get(0).reply().blocks().get(0);
        assertEquals("d0.example", PlainText.line(list.lines().get(0)));
        assertEquals("and 5 more", PlainText.line(list.lines().get(20)));
    }

    /** P18: a handful is told one by one, in one message. */
    @Test
    void aFewDomainsWithOneCauseAreTold() {
        for (int i = 0; i < 10; i++) {
            String id = "d" + i;
            store.watch(id, OPS);
            store.announce(
                    id,
                    new Announcement(id, Transition.OPENED, 0, OPS, reply(id + " is broken"), "host mx1.example.net"));
        }
        run(WAIT);
        assertEquals(1, slack.tried().size());
        assertEquals(10, slack.tried().get(0).reply().blocks().size());
        assertEquals(
                "d9 is broken",
                PlainText.line(
                        ((Block.Item) slack.tried().get(0).reply().blocks().get(9)).title()));
    }

    /** P5. */
    @Test
    void oneChannelThatIsStuckHoldsUpNoOther() {
        announce("a", Transition.OPENED, OPS, "a is broken");
        announce("b", Transition.OPENED, WEB, "b is broken");
        slack.always((post, show) -> post.to().equals(OPS)
                ? new Delivery.TryLater("500", Duration.ZERO)
                : new Delivery.Delivered(show.get()));
        run(WAIT);
        assertEquals(List.of("b is broken"), slack.lines(WEB));
    }

    /** P5, F52: while one post takes its time, other channels hear theirs; of the slow one a single post is under way. */
    @Test
    void aSlowChannelHoldsUpNoOther() {
        announce("slow", Transition.OPENED, OPS, "slow");
        slack.holding();
        run(WAIT);
        slack.flowing();
        for (int i = 0; i < 5; i++) {
            announce("s" + i, Transition.OPENED, OPS, "s" + i);
            announce("q" + i, Transition.OPENED, WEB, "q" + i);
            run(Duration.ofSeconds(2));
        }
        assertEquals(List.of("News of 5 domains: q0.example, q1.example, q2.example and 2 more."), slack.lines(WEB));
        assertEquals(1, slack.unanswered());
        slack.answer();
        run(WAIT);
        assertEquals(
                List.of("slow", "News of 5 domains: s0.example, s1.example, s2.example and 2 more."), slack.lines(OPS));
    }

    /** P21. */
    @Test
    void waitsAsLongAsThePlatformAsks() {
        slack.then(new Delivery.TryLater("429", Duration.ofSeconds(42)));
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(WAIT);
        run(Duration.ofSeconds(41));
        assertEquals(1, slack.tried().size());
        run(Duration.ofSeconds(1));
        assertEquals(List.of("a is broken"), slack.lines(OPS), "and no repeat, as it never was sent");
        assertFalse(slack.tried().get(1).perhapsSent());
    }

    /** P21. */
    @Test
    void givesUpAfterADayOfFailingAndSaysWhatWasLost() {
        slack.always((post, show) -> new Delivery.TryLater("HTTP 500", Duration.ZERO));
        announce("a", Transition.OPENED, OPS, "a is broken");
        for (int i = 0; i < 30 * 60; i++) {
            run(Duration.ofMinutes(1));
        }
        int tries = slack.tried().size();
        assertTrue(tries > 96 && tries < 300, tries + " tries in a day, up to 15 min apart");
        assertEquals(
                List.of("a.example HTTP 500"),
                store.outbox(TERMS).dead(OPS, 10).stream()
                        .map(dead -> dead.domain() + " " + dead.why())
                        .toList());
        assertEquals(new OutboxNumbers(0, Duration.ZERO, 1), store.outbox(TERMS).numbers());
        slack.always((post, show) -> new Delivery.Delivered(show.get()));
        announce("b", Transition.OPENED, OPS, "b is broken");
        run(Duration.ofMinutes(20));
        assertEquals(List.of("b is broken"), slack.lines(OPS), "what comes later is said");
    }

    /** P21: time without power is no failure of the channel's. */
    @Test
    void doesNotGiveUpWhatWaitedWhileNobodyTried() {
        slack.then(new Delivery.TryLater("HTTP 500", Duration.ZERO));
        slack.then(new Delivery.TryLater("HTTP 500", Duration.ZERO));
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(WAIT);
        run(Duration.ofDays(3));
        run(Duration.ofSeconds(2));
        assertEquals(List.of("a is broken"), slack.lines(OPS));
    }

    @Test
    void triesAgainEverLaterAndNeverMoreThanAQuarterOfAnHour() {
        RetryDelays delays = new RetryDelays(new Random(7));
        for (int i = 0; i < 200; i++) {
            assertTrue(delays.after(0, Duration.ZERO).compareTo(Duration.ofSeconds(1)) <= 0);
            assertTrue(delays.after(4, Duration.ZERO).compareTo(Duration.ofSeconds(16)) <= 0);
            assertTrue(delays.after(999, Duration.ZERO).compareTo(Duration.ofMinutes(15)) <= 0);
        }
        assertEquals(Duration.ofSeconds(3), delays.after(9, Duration.ofSeconds(3)));
    }

    /** P4: the answer was lost, and the platform can be asked. */
    @Test
    void whatThePlatformHasIsNotSaidAgain() {
        slack.searchable().thenShowsButSays(new Delivery.Unconfirmed("closed"));
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(WAIT);
        run(Duration.ofSeconds(2));
        assertEquals(List.of("a is broken"), slack.lines(OPS));
        assertTrue(slack.tried().get(1).perhapsSent());
        assertEquals(slack.tried().get(0).key(), slack.tried().get(1).key());
        say("a", Transition.RESOLVED, "a is healthy");
        assertEquals(new Placement.Under("m1", true), slack.tried().get(2).where());
    }

    /** P4: the answer was lost, and the platform cannot be asked. What came since is no part of the repeat. */
    @Test
    void whatThePlatformPerhapsHasIsMarked() {
        slack.thenShowsButSays(new Delivery.Unconfirmed("closed"))
                .then(new Delivery.TryLater("429", Duration.ofSeconds(3)));
        announce("a", Transition.OPENED, OPS, "a is broken");
        announce("b", Transition.OPENED, OPS, "b is broken");
        run(WAIT);
        announce("c", Transition.OPENED, OPS, "c is broken");
        run(Duration.ofSeconds(2));
        run(Duration.ofSeconds(3));
        run(WAIT);
        assertEquals(
                List.of(
                        "News of 2 domains: a.example, b.example.",
                        "News of 2 domains: a.example, b.example. (repeat)",
                        "c is broken"),
                slack.lines(OPS));
    }

    @Test
    void aPostWithoutAnAnswerIsUnconfirmed() {
        slack.holding();
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(WAIT);
        run(SenderTerms.DEFAULT.answerWithin());
        run(Duration.ofSeconds(2));
        assertEquals(
                List.of(false, true),
                slack.tried().stream().map(Post::perhapsSent).toList());
    }

    @Test
    void whatIsRefusedIsGivenUpAndHoldsUpNothing() {
        slack.then(new Delivery.Refused("invalid_blocks"));
        say("a", Transition.OPENED, "a is broken");
        say("b", Transition.OPENED, "b is broken");
        assertEquals(List.of("b is broken"), slack.lines(OPS));
        assertEquals(1, store.count("DEAD"));
    }

    @Test
    void ofAGroupThatIsRefusedEachIsTriedAlone() {
        slack.then(new Delivery.Refused("invalid_blocks"));
        slack.then((post, show) -> new Delivery.Delivered(show.get()));
        slack.then(new Delivery.Refused("invalid_blocks"));
        announce("a", Transition.OPENED, OPS, "a is broken");
        announce("b", Transition.OPENED, OPS, "b is broken");
        announce("c", Transition.OPENED, OPS, "c is broken");
        run(WAIT);
        assertEquals(List.of("a is broken", "c is broken"), slack.lines(OPS));
    }

    @Test
    void whatCannotBeReadHoldsUpNothing() {
        announce("a", Transition.OPENED, OPS, "a is broken");
        store.spoil();
        announce("b", Transition.OPENED, OPS, "b is broken");
        run(WAIT);
        assertEquals(List.of("b is broken"), slack.lines(OPS));
        assertEquals(1, store.count("DEAD"));
    }

    /** F53. */
    @Test
    void tooManyAreSaidInOneSummary() {
        store.watch("w", OPS);
        slack.then(new Delivery.TryLater("503", Duration.ZERO));
        for (int i = 0; i < 200; i++) {
            store.announce("w", new Announcement("i" + i, Transition.OPENED, 0, OPS, reply("trouble " + i), ""));
        }
        run(WAIT);
        run(Duration.ofSeconds(2));
        assertEquals(1, slack.lines(OPS).size());
        assertTrue(
                slack.lines(OPS).get(0).startsWith("200 announcements about 1 domain waited for this channel since "),
                slack.lines(OPS).get(0));
        Block.Bullets list =
                (Block.Bullets) slack.tried().get(1).reply().blocks().get(1);
        assertEquals("BROKEN  trouble 180", PlainText.line(list.lines().get(0)));
        assertEquals("and 180 more", PlainText.line(list.lines().get(20)));
        store.announce("w", new Announcement("i7", Transition.RESOLVED, 0, OPS, reply("trouble 7 is over"), ""));
        run(WAIT);
        assertEquals(new Placement.Under("m1", true), slack.tried().get(2).where());
    }

    /** F53. */
    @Test
    void aHundredThousandAreOneSummaryToo() {
        store.watch("w", OPS);
        store.flood("w", new Announcement("i", Transition.OPENED, 0, OPS, reply("trouble"), ""), 100_000);
        announce("a", Transition.OPENED, WEB, "a is broken");
        run(WAIT);
        assertEquals(1, slack.lines(OPS).size());
        assertEquals(List.of("a is broken"), slack.lines(WEB));
        assertEquals(100_001, store.count("SENT"));
    }

    /** P26, F48: who stood still for longer than its lease writes nothing any more. */
    @Test
    void whoStoodStillIsFenced() {
        slack.holding();
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(WAIT);
        Sender other = sender(store.outbox(TERMS), "second");
        other.runOnce(() -> {});
        assertEquals(1, slack.tried().size(), "the first has the channel");
        store.time.advance(SenderTerms.DEFAULT.lease());
        other.runOnce(() -> {});
        assertEquals(2, slack.tried().size(), "the first stood still");
        slack.answer();
        run(Duration.ZERO);
        assertEquals(0, store.count("SENT"), "the first may not write");
        other.runOnce(() -> {});
        run(Duration.ofMinutes(20));
        assertEquals(List.of("a is broken", "a is broken (repeat after restart)"), slack.lines(OPS));
        assertEquals(1, store.count("SENT"));
    }

    /** A lease that is renewed is not taken, however long the platform takes. */
    @Test
    void keepsTheChannelWhileItWaitsForAnAnswer() {
        SenderTerms patient = new SenderTerms(Duration.ofSeconds(45), Duration.ofMinutes(10), 32);
        Sender first = new Sender(
                store.outbox(TERMS),
                List.of(slack.holding()),
                new RetryDelays(new Random(7)),
                patient,
                "first",
                store.time::nanos);
        Sender other = sender(store.outbox(TERMS), "second");
        announce("a", Transition.OPENED, OPS, "a is broken");
        store.time.advance(WAIT);
        for (int i = 0; i < 20; i++) {
            first.runOnce(() -> {});
            other.runOnce(() -> {});
            store.time.advance(Duration.ofSeconds(10));
        }
        assertEquals(1, slack.tried().size());
    }

    /** P27. */
    @Test
    void aClockThatGoesAnHourForwardTakesNothingFromItself() {
        slack.holding();
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(WAIT);
        Outbox later = store.skewed(TERMS, Duration.ofHours(1));
        assertEquals(List.of(), later.claim("slack", "first", Duration.ofSeconds(45), 9));
    }

    /** P27. */
    @Test
    void aClockThatGoesAnHourBackHoldsNothingUp() {
        announce("a", Transition.OPENED, OPS, "a is broken");
        sender(store.skewed(TERMS, Duration.ofHours(-1)), "first").runOnce(() -> {});
        assertEquals(List.of("a is broken"), slack.lines(OPS));
    }

    @Test
    void countsWhatWaits() {
        slack.always((post, show) -> new Delivery.TryLater("503", Duration.ZERO));
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(Duration.ofSeconds(10));
        announce("b", Transition.OPENED, WEB, "b is broken");
        run(Duration.ofSeconds(40));
        assertEquals(
                new OutboxNumbers(2, Duration.ofSeconds(50), 0),
                store.outbox(TERMS).numbers());
    }

    /** P24. */
    @Test
    void theHeartStopsWhenSomethingWaitsTooLong() {
        int[] beats = {0};
        DeadMan deadMan = new DeadMan(store.outbox(TERMS), () -> beats[0]++, Duration.ofMinutes(10));
        announce("a", Transition.OPENED, OPS, "a is broken");
        store.time.advance(Duration.ofMinutes(9));
        deadMan.cycleCompleted();
        assertEquals(1, beats[0]);
        store.time.advance(Duration.ofMinutes(1));
        deadMan.cycleCompleted();
        assertEquals(1, beats[0]);
        run(Duration.ZERO);
        deadMan.cycleCompleted();
        assertEquals(2, beats[0]);
    }

    /** F20, F49. */
    @Test
    void stopsWhenTheStoreIsGoneAndLosesNoAnswer() {
        Interrupted down = new Interrupted(store.outbox(TERMS));
        Sender hindered = sender(down.outbox(), "first");
        announce("a", Transition.OPENED, OPS, "a is broken");
        announce("b", Transition.OPENED, WEB, "b is broken");
        store.time.advance(WAIT);
        down.unavailable("sent");
        assertFalse(hindered.runOnce(() -> {}));
        int said = slack.tried().size();
        store.time.advance(Duration.ofSeconds(20));
        assertFalse(hindered.runOnce(() -> {}));
        assertEquals(said, slack.tried().size(), "nothing more is said while nothing can be written down");
        down.unavailable("");
        assertTrue(hindered.runOnce(() -> {}));
        assertEquals(List.of("a is broken"), slack.lines(OPS));
        assertEquals(List.of("b is broken"), slack.lines(WEB));
        assertEquals(2, store.count("SENT"));
    }

    /** P22: what waits is kept, and said when mxbot is let in again. */
    @Test
    void aChannelThatIsGoneHearsItWhenItIsBack() {
        slack.then(new Delivery.Gone("is_archived"));
        say("a", Transition.OPENED, "a is broken");
        run(Duration.ofDays(1));
        assertEquals(1, slack.tried().size());
        Outbox outbox = store.outbox(TERMS);
        assertEquals(0, outbox.numbers().pending());
        outbox.back(new Channel("slack", "T1", ""));
        run(Duration.ofSeconds(1));
        assertEquals(List.of(), slack.lines(OPS), "the workspace never was away, and the channel still is");
        outbox.back(OPS);
        run(Duration.ofSeconds(1));
        assertEquals(List.of("a is broken"), slack.lines(OPS));
    }

    /** P22: what left with the workspace comes back with it. */
    @Test
    void aWorkspaceThatIsBackHearsWhatWaited() {
        Outbox outbox = store.outbox(TERMS);
        announce("a", Transition.OPENED, OPS, "a is broken");
        outbox.gone(new Channel("slack", "T1", ""), "uninstalled");
        run(Duration.ofDays(1));
        assertEquals(List.of(), slack.lines(OPS));
        outbox.back(new Channel("slack", "T1", ""));
        run(Duration.ofSeconds(1));
        assertEquals(List.of("a is broken"), slack.lines(OPS));
    }

    /** P22. */
    @Test
    void aChannelGoneForAMonthIsForgotten() {
        Outbox outbox = store.outbox(TERMS);
        say("a", Transition.OPENED, "a is broken");
        outbox.gone(new Channel("slack", "T1", ""), "uninstalled");
        store.time.advance(Duration.ofDays(29));
        assertEquals(List.of(), outbox.longGone());
        store.time.advance(Duration.ofDays(1));
        assertEquals(2, outbox.longGone().size(), "the workspace and its channel");
        outbox.forget(OPS);
        assertEquals(1, outbox.longGone().size());
        assertEquals(0, store.count("SENT"));
    }

    /** P22: an incident that began under the old id ends in the same thread under the new one. */
    @Test
    void aThreadGoesOnWhereTheChannelHasANewId() {
        say("a", Transition.OPENED, "a is broken");
        announce("a", Transition.WORSENED, OPS, "a is worse");
        announce("b", Transition.OPENED, SHARED, "b is broken");

        assertTrue(moved());
        assertFalse(moved(), "said again");
        announce("a", Transition.RESOLVED, SHARED, "a is healthy");
        run(WAIT);
        run(WAIT);

        assertEquals(List.of("a is broken"), slack.lines(OPS));
        List<Post> posts =
                slack.tried().stream().filter(post -> post.to().equals(SHARED)).toList();
        assertEquals(
                List.of(new Placement.Apart(), new Placement.Under("m1", true), new Placement.Under("m1", true)),
                posts.stream().map(Post::where).toList());
        assertEquals(List.of("b is broken", "a is worse", "a is healthy"), slack.lines(SHARED));
        assertEquals(0, store.count("WAITING"));
    }

    /** P22, P2: a post was on its way to the old id. The platform shows it under the new one, and it is found there. */
    @Test
    void whatWasUnderWayIsNotSaidAgainUnderTheNewId() {
        slack.searchable().holding();
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(WAIT);
        assertTrue(moved());
        slack.answer();
        slack.flowing();
        run(Duration.ZERO);
        run(Duration.ofSeconds(1));
        assertEquals(1, slack.shown().size(), "once");
        assertEquals(
                List.of(false, true),
                slack.tried().stream().map(Post::perhapsSent).toList());
        assertEquals(SHARED, slack.tried().get(1).to());
        assertEquals(1, store.count("SENT"));
    }

    /** P22: what was said in both of two channels that are one now is one thread. */
    @Test
    void aChannelThatEscalatedToTheNewIdSaysNothingTwice() {
        Announcement here = new Announcement("a-1", Transition.RESOLVED, 0, OPS, reply("a is healthy"), "");
        Announcement there = new Announcement("a-1", Transition.RESOLVED, 0, SHARED, reply("a is healthy"), "");
        store.watch("a", OPS);
        store.announce("a", here, there);
        assertTrue(moved());
        run(WAIT);
        assertEquals(List.of("a is healthy"), slack.lines(SHARED));
        assertEquals(1, slack.tried().size());
    }

    private boolean moved() {
        return store.store()
                .watches()
                .move(
                        OPS,
                        SHARED,
                        new AuditEntry(
                                store.time.clock().instant(), AuditEntry.MXBOT, SHARED, "channel_moved", "", "shared"));
    }

    @Test
    void whatWasSaidIsKeptForAMonth() {
        Outbox outbox = store.outbox(TERMS);
        say("a", Transition.OPENED, "a is broken");
        store.time.advance(Duration.ofDays(29));
        outbox.sweep();
        assertEquals(1, store.count("SENT"));
        store.time.advance(Duration.ofDays(1));
        outbox.sweep();
        assertEquals(0, store.count("SENT"));
        say("a", Transition.RESOLVED, "a is healthy");
        assertEquals(new Placement.Under("m1", true), slack.tried().get(1).where(), "its thread is known longer");
    }

    /** One id from the check to the delivery, whoever delivers. */
    @Test
    void deliversUnderTheIdOfWhatDecidedIt() {
        try (JournalLines journal = new JournalLines()) {
            Journal.under(Optional.of("check-a"), () -> announce("a", Transition.OPENED, OPS, "a is broken"));
            Journal.under(Optional.of("check-b"), () -> announce("b", Transition.OPENED, OPS, "b is broken"));
            slack.then(new Delivery.TryLater("429", Duration.ofSeconds(3)));
            run(WAIT);
            store.time.advance(Duration.ofSeconds(3));
            sender(store.outbox(TERMS), "second").runOnce(() -> {});

            String post = slack.tried().get(1).key();
            assertEquals(
                    List.of(
                            "check-a not delivered yet to slack: OPENED of incident a-1 of watch a, in post " + post,
                            "check-b not delivered yet to slack: OPENED of incident b-1 of watch b, in post " + post,
                            "check-a delivered to slack: OPENED of incident a-1 of watch a, in post " + post,
                            "check-b delivered to slack: OPENED of incident b-1 of watch b, in post " + post),
                    journal.all());
        }
    }

    /** P2: the only process there is need not wait for the leases of the one before it. */
    @Test
    void takesOverAtOnceWhereNobodyElseCanBe() {
        slack.holding();
        announce("a", Transition.OPENED, OPS, "a is broken");
        run(WAIT);
        Outbox outbox = store.outbox(TERMS);
        outbox.releaseAll();
        sender(outbox, "second").runOnce(() -> {});
        assertEquals(2, slack.tried().size());
    }

    private void say(String watch, Transition transition, String line) {
        announce(watch, transition, OPS, line);
        run(WAIT);
    }

    private void announce(String watch, Transition transition, Channel to, String line) {
        store.watch(watch, to);
        store.announce(watch, new Announcement(watch + "-1", transition, 0, to, reply(line), ""));
    }

    private static Reply reply(String line) {
        return Reply.of(Mark.BROKEN, Text.of(line), List.of(), List.of(new Button("Acknowledge", "acknowledge", line)));
    }

    private void run(Duration later) {
        store.time.advance(later);
        assertTrue(sender.runOnce(() -> {}));
    }

    private Sender sender(Outbox outbox, String holder) {
        return new Sender(
                outbox, List.of(slack), new RetryDelays(new Random(7)), SenderTerms.DEFAULT, holder, store.time::nanos);
    }
}
