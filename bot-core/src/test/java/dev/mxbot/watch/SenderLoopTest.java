package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.store.OutboxFixture;
import dev.mxbot.testing.RecordingNotifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderLoopTest {
    private static final Channel OPS = new Channel("slack", "T1", "C-ops");
    private static final OutboxTerms TERMS = OutboxTerms.confirming(Duration.ofSeconds(20));

    private final RecordingNotifier slack = new RecordingNotifier("slack");
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final OutboxFixture store;
    private final SenderLoop loop;

    SenderLoopTest(@TempDir Path folder) {
        store = OutboxFixture.sqlite(folder);
        Outbox outbox = store.outbox(TERMS);
        Watches watches = store.store().watches();
        Sender sender = new Sender(
                outbox, List.of(slack), new RetryDelays(new Random(7)), SenderTerms.DEFAULT, "loop", store.time::nanos);
        loop = new SenderLoop(
                sender,
                new Attendance(outbox, watches, store.time.clock()),
                new Farewell(outbox, watches, List.of(slack), TERMS, store.time.clock()),
                new Sweep(outbox, watches, store.time.clock()),
                thread);
        store.watch("a", OPS);
        Reply reply = Reply.of(Mark.BROKEN, Text.of("a is broken"), List.of(), List.of());
        store.announce("a", new Announcement("a-1", Transition.OPENED, 0, OPS, reply, ""));
        store.time.advance(TERMS.groupWait());
    }

    @AfterEach
    void close() {
        thread.shutdownNow();
        store.close();
    }

    @Test
    void saysWhatIsDueWhenItIsWoken() throws Exception {
        loop.wake();
        thread.submit(() -> {}).get();
        assertEquals(List.of("a is broken"), slack.lines(OPS));
    }

    @Test
    void saysWhatIsDueWithoutBeingWoken() throws Exception {
        loop.start();
        thread.submit(() -> {}).get();
        assertEquals(List.of("a is broken"), slack.lines(OPS));
    }

    @Test
    void saysWhatIsDueBeforeItStops() throws Exception {
        assertTrue(loop.stop(Duration.ofSeconds(20)));
        assertEquals(List.of("a is broken"), slack.lines(OPS));
        assertEquals(1, store.count("SENT"));
    }

    @Test
    void waitsForTheAnswerBeforeItStops() throws Exception {
        slack.holding();
        loop.wake();
        thread.submit(() -> {}).get();
        Thread platform = new Thread(slack::answer);
        platform.start();
        assertTrue(loop.stop(Duration.ofSeconds(20)));
        platform.join();
        assertEquals(1, store.count("SENT"));
    }

    /** P4, F57: what had no answer in time is marked as a repeat by whoever comes next. */
    @Test
    void waitsNoLongerThanItMay() throws Exception {
        slack.holding();
        loop.wake();
        thread.submit(() -> {}).get();
        assertFalse(loop.stop(Duration.ofMillis(20)));
        assertEquals(1, store.count("SENDING"));
    }
}
