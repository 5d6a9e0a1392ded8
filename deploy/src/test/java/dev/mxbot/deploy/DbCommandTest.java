package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import dev.mxbot.store.Patience;
import dev.mxbot.store.Store;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.Watch;
import dev.mxbot.watch.Watches.Limits;
import dev.mxbot.watch.Wishes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbCommandTest {
    private static final Channel OPS = new Channel("slack", "T1", "C1");

    @TempDir
    Path folder;

    @Test
    void makesTheTablesAndSaysTheirVersion() {
        Program before = db("", "migrate", "--show");
        assertEquals(2, before.exit());
        assertEquals(
                "mxbot: there is no store " + data().resolve("mxbot.db") + " yet; mxbot run makes it\n", before.err());

        Program migrated = db("", "migrate");
        assertEquals(0, migrated.exit(), migrated.err());
        assertTrue(migrated.out().matches("schema version (\\d+) of \\1 \\(" + data() + "\\)\n"), migrated.out());
        assertEquals(migrated.out(), db("", "migrate", "--show").out());
    }

    @Test
    void backsUpWhileTheBotRuns() throws IOException {
        try (Store store = open()) {
            add(store, "w1");

            Program backup = db("", "backup", "--keep", "1");

            assertEquals(0, backup.exit(), backup.err());
            Path made = Path.of(backup.out().strip());
            assertEquals(data().resolve("backups"), made.getParent());
            assertTrue(Files.size(made) > 0);
            assertEquals(2, db("", "backup", "--keep", "0").exit());
        }
    }

    @Test
    void movesAStoreThroughAFileAndThroughAPipe() throws IOException {
        try (Store store = open()) {
            add(store, "w1");
            Program written = db("", "export", folder.resolve("all.ndjson").toString());
            assertEquals(0, written.exit(), written.err());
            assertTrue(written.err().contains("1 watch"), written.err());
            assertEquals("", written.out());
        }
        String exported = Files.readString(folder.resolve("all.ndjson"));
        assertEquals(exported, db("", "export").out());

        Program refused = db(exported, "import", "-");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("--replace"), refused.err());
        assertEquals(1, refused.err().lines().count());

        Program read = db(exported, "import", "-", "--replace");
        assertEquals(0, read.exit(), read.err());
        assertEquals(exported, db("", "export").out());

        Program missing = db("", "import", folder.resolve("none.ndjson").toString());
        assertEquals(2, missing.exit());
        assertTrue(missing.err().endsWith("cannot be read\n"), missing.err());
    }

    /** F24. */
    @Test
    void importsNothingUnderARunningBot() {
        try (Store store = open()) {
            add(store, "w1");

            Program refused = db("", "import", "-", "--replace");

            assertEquals(2, refused.exit());
            assertTrue(refused.err().contains("in use by another mxbot (process "), refused.err());
            assertTrue(store.watches().find("w1").isPresent());
        }
    }

    /** F18. */
    @Test
    void anUnreachableServerIsExit75AndOneLineWithoutThePassword() throws IOException {
        int port;
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }
        String url = "jdbc:postgresql://localhost:" + port + "/mxbot?user=u&password=verysecret";
        for (String command : List.of("migrate", "export")) {
            Program away = Program.run(new Assembly(), "", Map.of("MXBOT_STORE_URL", url), Set.of(), "db", command);

            assertEquals(75, away.exit(), away.err());
            assertEquals(1, away.err().lines().count(), away.err());
            assertTrue(away.err().contains("cannot be reached"), away.err());
            assertFalse(away.err().contains("verysecret"));
        }
        Program backup = Program.run(new Assembly(), "", Map.of("MXBOT_STORE_URL", url), Set.of(), "db", "backup");
        assertEquals(2, backup.exit());
        assertTrue(backup.err().contains("pg_dump"), backup.err());
    }

    @Test
    void needsToBeToldWhat() {
        Program alone = db("");

        assertEquals(2, alone.exit());
        assertTrue(alone.err().contains("backup, export, import, migrate"), alone.err());
    }

    private Program db(String in, String... arguments) {
        List<String> all = new ArrayList<>(List.of("db"));
        all.addAll(List.of(arguments));
        return Program.run(
                new Assembly(), in, Map.of("MXBOT_DATA_DIR", data().toString()), Set.of(), all.toArray(String[]::new));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Store open() {
        return Store.open(StoreConfig.in(data()), Clock.systemUTC(), Patience.none());
    }

    private static void add(Store store, String id) {
        Instant at = Instant.parse("2026-11-21T09:30:00Z");
        store.watches()
                .add(
                        new Watch(id, OPS, DomainName.of(id + ".example"), Wishes.DEFAULT, "U7", at),
                        new Limits(10, 10),
                        new AuditEntry(at, "U7", OPS, "watch_added", id + ".example", ""));
    }
}
