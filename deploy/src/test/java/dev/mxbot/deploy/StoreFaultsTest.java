package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mxbot.slack.testing.LoopbackSlack;
import dev.mxbot.slack.testing.Message;
import dev.mxbot.testing.StoppablePostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mxbot run} in a process of its own while its store is not there, goes away, or is full. */
class StoreFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    @TempDir
    private Path folder;

    /** RELIABILITY.md F18; that the default is a minute is in SettingsReaderTest, and that a minute is kept to in PostgresFaultsTest. */
    @Test
    void endsWithStatus75WhenTheStoreDoesNotComeInTime() throws Exception {
        try (RealBot bot = waiting("5s")) {
            bot.awaitTrouble("tried again in", PATIENCE);
            assertEquals(200, bot.status("/healthz"));

            assertEquals(OptionalInt.of(75), bot.awaitEnd(PATIENCE), bot::toString);
            String last = bot.said().lines().reduce("", (earlier, later) -> later);
            assertTrue(last.matches("mxbot: the store .* cannot be reached: .*refused.* \\(tried for \\d+ s\\)"), last);
            assertFalse(bot.said().contains("marker"), bot.said());
        }
    }

    /** RELIABILITY.md F18: whoever stops it meanwhile need not wait. */
    @Test
    void endsInOrderWhileItWaits() throws Exception {
        try (RealBot bot = waiting("1h")) {
            bot.awaitTrouble("tried again in", PATIENCE);

            bot.signal("TERM");

            assertEquals(OptionalInt.of(0), bot.awaitEnd(Duration.ofSeconds(10)), bot::toString);
        }
    }

    private RealBot waiting(String time) throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        return RealBot.start(
                Map.of(
                        "MXBOT_HTTP_PORT",
                        "0",
                        "MXBOT_STORE_URL",
                        "jdbc:postgresql://127.0.0.1:" + nobody + "/mxbot?user=u&password=marker",
                        "MXBOT_STORE_WAIT",
                        time,
                        "SLACK_BOT_TOKEN",
                        LoopbackSlack.BOT_TOKEN,
                        "SLACK_APP_TOKEN",
                        LoopbackSlack.APP_TOKEN),
                folder.resolve("waiting.log"));
    }

    /** RELIABILITY.md F19: a PostgreSQL that is stopped, and started again. */
    @Test
    void losesAndRepeatsNothingWhenTheServerIsStoppedAndStartedAgain() throws Exception {
        try (StoppablePostgres server = StoppablePostgres.start(folder.resolve("postgres"));
                Outside outside = Outside.start(folder, Optional.of(server.url()));
                RealBot bot = outside.bot("stopped")) {
            bot.awaitReady(PATIENCE);
            outside.awaitBaseline(PATIENCE);
            int before = outside.change();
            assertTrue(outside.awaitAnnounced(before, PATIENCE), bot.said());

            slowly(server, outside);

            server.stop();
            bot.awaitTrouble("the store cannot be used", PATIENCE);
            assertEquals(200, bot.status("/healthz"));
            int meanwhile = outside.change();
            List<Message> known = outside.slack().messages();
            outside.slack().sendAndAwait(outside.slack().command(LoopbackSlack.CHANNEL, "/mxcheck", Outside.DOMAIN));
            Message answer = outside.slack()
                    .await(message ->
                            !known.contains(message) && message.words().contains("lookups in"));
            assertTrue(answer.words().contains(Outside.DOMAIN), answer.words());
            assertEquals(List.of(), outside.posts(meanwhile), "a check by a person is answered, and no watch is");

            server.startAgain();
            assertTrue(outside.awaitAnnounced(meanwhile, PATIENCE), bot.said());
            bot.awaitReady(PATIENCE);

            // Wherever it is right now.
            int cut = outside.change();
            server.stop();
            server.startAgain();
            assertTrue(outside.awaitAnnounced(cut, PATIENCE), bot.said());

            for (int step = before; step <= cut; step++) {
                assertEquals(1, outside.posts(step).size(), "step " + step + " of\n" + bot.said());
            }
            bot.signal("TERM");
            assertEquals(OptionalInt.of(0), bot.awaitEnd(Duration.ofSeconds(25)), bot.said());
        }
    }

    /** RELIABILITY.md F20: as long as nothing comes of the store every command is acknowledged, and a check is answered. */
    private static void slowly(StoppablePostgres server, Outside outside) throws Exception {
        List<Message> known = outside.slack().messages();
        try (Connection held = DriverManager.getConnection(server.url());
                Statement sql = held.createStatement()) {
            // Should it wait for what waits for it, mxbot is to give way, and to try again.
            sql.execute("SET deadlock_timeout = '10min'");
            held.setAutoCommit(false);
            sql.execute("LOCK TABLE watch, seen_request, outbox, destination IN ACCESS EXCLUSIVE MODE");

            // Acknowledged after more than three seconds, it is a violation that Slack's twin complains of.
            outside.slack().sendAndAwait(outside.slack().command(LoopbackSlack.CHANNEL, "/mxwatch", "list"));
            outside.slack()
                    .sendAndAwait(outside.slack().command(LoopbackSlack.CHANNEL, "/mxcheck", "slow." + Outside.DOMAIN));
            outside.slack()
                    .await(message -> !known.contains(message)
                            && message.words().contains("slow." + Outside.DOMAIN)
                            && !message.words().startsWith("Checking"));
            held.rollback();
        }
        outside.slack()
                .await(message -> !known.contains(message) && message.words().contains("watches 1 domain"));
        assertEquals(List.of(), outside.slack().violations());
    }

    /** RELIABILITY.md F22. */
    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("disk"), 16);
        assumeTrue(mounted.isPresent(), "a small file system is mounted for this, which only root may do");
        try (SmallDisk disk = mounted.orElseThrow();
                Outside outside = Outside.start(folder, disk.folder().resolve("data"), Optional.empty());
                RealBot bot = outside.bot("full")) {
            bot.awaitReady(PATIENCE);
            outside.awaitBaseline(PATIENCE);

            disk.fill();
            bot.awaitTrouble("the disk is full", PATIENCE);
            assertEquals(200, bot.status("/healthz"));
            int meanwhile = outside.change();
            List<Message> known = outside.slack().messages();
            outside.slack().sendAndAwait(outside.slack().command(LoopbackSlack.CHANNEL, "/mxwatch", "list"));
            outside.slack()
                    .await(message ->
                            !known.contains(message) && message.words().contains(Outside.DOMAIN));
            assertEquals(503, bot.status("/readyz"), "what can be read does not make it ready");
            assertEquals(List.of(), outside.posts(meanwhile));

            disk.makeRoom();
            assertTrue(outside.awaitAnnounced(meanwhile, PATIENCE), bot.said());
            bot.awaitReady(PATIENCE);
            assertEquals(1, outside.posts(meanwhile).size());
            bot.kill();
        }
    }
}
