package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mxbot.slack.testing.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** One id in the JSON log from the check to the delivery, though the process that checked was killed before it could say it. */
    @Test
    void aLaterProcessDeliversUnderTheIdOfTheCheck() throws Exception {
        Map<String, String> json = Map.of("MXBOT_LOG", "json");
        try (Outside outside = Outside.start(folder, Optional.empty())) {
            String id;
            try (RealBot bot = outside.bot("checks", "-Xmx256m", json)) {
                bot.awaitReady(PATIENCE);
                outside.awaitBaseline(PATIENCE);
                outside.slack().answerAlways("chat.postMessage", Fault.status(503));
                outside.change();
                id = awaitId(bot, "not delivered yet to slack: ");
                assertEquals(id, awaitId(bot, "to be told: "));
                assertTrue(ids(bot, "check concluded: ").contains(id), bot.said());
                bot.kill();
            }
            outside.slack().answerAgain("chat.postMessage");
            try (RealBot later = outside.bot("delivers", "-Xmx256m", json)) {
                assertTrue(outside.awaitAnnounced(1, PATIENCE), later::toString);
                assertEquals(id, awaitId(later, "delivered to slack: "));
                assertFalse(ids(later, "check concluded: ").contains(id), later.said());
            }
        }
    }

    private static String awaitId(RealBot bot, String line) throws Exception {
        long start = System.nanoTime();
        while (ids(bot, line).isEmpty()) {
            assertTrue(System.nanoTime() - start < PATIENCE.toNanos(), () -> "waited in vain for: " + line);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return ids(bot, line).get(0);
    }

    /** Of the lines of JSON that say something that begins so. */
    private static List<String> ids(RealBot bot, String line) throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<String> ids = new ArrayList<>();
        for (String each : bot.said().lines().filter(one -> one.endsWith("}")).toList()) {
            JsonNode event = json.readTree(each);
            if (event.path("formattedMessage").asText().startsWith(line)) {
                ids.add(event.path("mdc").path("id").asText());
            }
        }
        return ids;
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
