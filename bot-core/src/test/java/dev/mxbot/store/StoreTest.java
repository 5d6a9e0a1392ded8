package dev.mxbot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.testing.RealPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final List<String> TABLES = List.of("audit", "change_record", "lease", "scheduled_tasks", "watch");

    @TempDir
    Path folder;

    @Test
    void makesAFileThatIsOursAlone() throws Exception {
        Path data = folder.resolve("a").resolve("data");
        try (Store store = Store.open(StoreConfig.in(data), Clock.systemUTC(), Patience.none())) {
            List<String> tables = store.read(
                    handle -> handle.createQuery("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
                            .mapTo(String.class)
                            .list());

            assertEquals(TABLES, tables.stream().filter(TABLES::contains).toList());
            assertEquals("rw-------", rights(data.resolve("mxbot.db")));
            assertEquals("rw-------", rights(data.resolve("mxbot.db-wal")));
            assertEquals("rwx------", rights(data));
        }
        assertEquals(List.of("mxbot.db", "mxbot.lock"), names(data));
    }

    @Test
    void whatIsCommittedIsOnTheDisk() {
        try (Store store = Store.open(StoreConfig.in(folder), Clock.systemUTC(), Patience.none())) {
            assertEquals("wal", pragma(store, "journal_mode"));
            assertEquals("2", pragma(store, "synchronous"));
            assertEquals("20000", pragma(store, "busy_timeout"));
            assertEquals("1", pragma(store, "foreign_keys"));
        }
    }

    @Test
    void makesTheSameTablesOnPostgres() {
        try (Store store = Store.open(
                new StoreConfig(folder, Optional.of(RealPostgres.database())), Clock.systemUTC(), Patience.none())) {
            List<String> tables = store.read(handle -> handle.createQuery(
                            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1")
                    .mapTo(String.class)
                    .list());

            assertEquals(TABLES, tables.stream().filter(TABLES::contains).toList());
            assertEquals(Engine.POSTGRESQL, store.engine());
        }
    }

    @Test
    void opensAgain() {
        for (int i = 0; i < 2; i++) {
            try (Store store = Store.open(StoreConfig.in(folder), Clock.systemUTC(), Patience.none())) {
                assertEquals(Optional.empty(), store.trouble());
            }
        }
    }

    private static String pragma(Store store, String name) {
        return store.write(handle ->
                handle.createQuery("PRAGMA " + name).mapTo(String.class).one());
    }

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> names(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
