package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mxbot run} in a process of its own, over SQLite: ended in every way, and started again. */
class KilledBotTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before every test
    private Path folder;

    /** RELIABILITY.md P1, P2, F46, in small; KillBenchmark does it in earnest. */
    @Test
    void losesNoChangeWhenItIsKilled() throws Exception {
        try (Outside outside = Outside.start(folder, Optional.empty())) {
            KillRun run = new KillRun(outside, new java.util.Random(20261121), PATIENCE);

            KillRun.Tally tally = run.kills(3);

            assertEquals(0, tally.lost(), tally::toString);
            assertEquals(0, tally.unmarked(), tally::toString);
            assertTrue(tally.repeated() <= 3, tally::toString);
        }
    }

    @Test
    void endsInOrderWhenItIsAskedTo() throws Exception {
        try (Outside outside = Outside.start(folder, Optional.empty());
                RealBot bot = outside.bot("asked")) {
            bot.awaitReady(PATIENCE);
            assertTrue(
                    bot.get("/readyz").contains("\"store\":{\"ready\":true,\"detail\":\"open (SQLite)\"}"),
                    bot.get("/readyz"));
            assertTrue(bot.get("/readyz").contains("\"watches\":{\"ready\":true"), bot.get("/readyz"));
            assertEquals(200, bot.status("/healthz"));
            assertTrue(
                    bot.get("/metrics").contains("mxbot_chat_connected{platform=\"slack\"} 1.0"), bot.get("/metrics"));
            assertTrue(bot.get("/metrics").contains("mxbot_watch_late 0.0"), bot.get("/metrics"));

            try (RealBot second = outside.bot("second")) {
                // F24: the data folder is the first one's.
                assertEquals(OptionalInt.of(2), second.awaitEnd(PATIENCE), second::toString);
                assertTrue(second.said().contains("is in use by another mxbot (process "), second.said());
            }

            bot.signal("TERM");
            assertEquals(OptionalInt.of(0), bot.awaitEnd(Duration.ofSeconds(25)));
            assertTrue(bot.complaints().isEmpty(), bot.said());
        }
    }

    @Test
    void endsAtOnceWithASecondSignal() throws Exception {
        try (Outside outside = Outside.start(folder, Optional.empty());
                RealBot bot = outside.bot("asked-twice")) {
            bot.awaitReady(PATIENCE);
            // A check is under way and takes long: it would be waited for.
            outside.crawl();
            TimeUnit.SECONDS.sleep(7);

            bot.signal("TERM");
            assertEquals(OptionalInt.empty(), bot.awaitEnd(Duration.ofSeconds(1)), bot::toString);
            bot.signal("TERM");

            assertEquals(OptionalInt.of(143), bot.awaitEnd(Duration.ofSeconds(3)));
        }
    }

    /** RELIABILITY.md F43: it ends by itself, and whoever starts it again finds everything in order. */
    @Test
    void startsCleanAfterItRanOutOfMemory() throws Exception {
        try (Outside outside = Outside.start(folder, Optional.empty())) {
            try (RealBot small = outside.bot("small", "-Xmx10m")) {
                OptionalInt exit = small.awaitEnd(PATIENCE);
                assertEquals(OptionalInt.of(3), exit, small.said());
                assertTrue(small.said().contains("java.lang.OutOfMemoryError"), small.said());
            }
            try (RealBot bot = outside.bot("large")) {
                bot.awaitReady(PATIENCE);
            }
        }
    }
}
