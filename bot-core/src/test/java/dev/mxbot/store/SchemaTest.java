package dev.mxbot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {
    @TempDir
    Path folder;

    /** F25: two steps are due, the second fails, and the first is gone with it. */
    @ParameterizedTest
    @EnumSource
    void aFailedStepLeavesTheOldTables(Engine engine) throws IOException {
        StoreConfig config = Engines.place(engine, folder);
        Store.open(config, Clock.systemUTC(), Patience.none()).close();
        Path steps = Files.createDirectory(folder.resolve("steps"));
        Files.writeString(steps.resolve("V901__first.sql"), "CREATE TABLE first (id TEXT);");
        Files.writeString(
                steps.resolve("V902__second.sql"), "CREATE TABLE second (id TEXT);\nINSERT INTO nowhere VALUES (1);");
        DataSource source = source(config);
        Schema.Version before = new Schema(engine, source).version();

        String why = String.valueOf(assertThrows(
                        StoreRefusedException.class,
                        () -> new Schema(
                                        engine,
                                        source,
                                        List.of("classpath:dev/mxbot/store/migration", "filesystem:" + steps))
                                .migrate())
                .getMessage());

        assertTrue(why.contains("and is as it was") && why.contains("nowhere"), why);
        assertEquals(before, new Schema(engine, source).version());
        try (Store store = Store.open(config, Clock.systemUTC(), Patience.none())) {
            assertThrows(RuntimeException.class, () -> store.run(handle -> handle.execute("SELECT * FROM first")));
            assertEquals(List.of(), store.watches().overdue(java.time.Instant.EPOCH, 1));
        }
    }

    /** F26. */
    @ParameterizedTest
    @EnumSource
    void anOlderProgramLeavesANewerStoreAlone(Engine engine) throws IOException {
        StoreConfig config = Engines.place(engine, folder);
        Path steps = Files.createDirectory(folder.resolve("steps"));
        Files.writeString(steps.resolve("V903__newer.sql"), "CREATE TABLE newer (id TEXT);");
        Store.open(config, Clock.systemUTC(), Patience.none()).close();
        new Schema(engine, source(config), List.of("classpath:dev/mxbot/store/migration", "filesystem:" + steps))
                .migrate();

        String why = String.valueOf(
                assertThrows(StoreRefusedException.class, () -> Store.open(config, Clock.systemUTC(), Patience.none()))
                        .getMessage());

        assertTrue(why.contains("schema version 903") && why.contains("a newer mxbot"), why);
    }

    private static DataSource source(StoreConfig config) {
        return config.place() instanceof StoreConfig.Place.File file
                ? SqliteConnections.plain(file.path())
                : PostgresConnections.plain(((StoreConfig.Place.Server) config.place()).url());
    }
}
