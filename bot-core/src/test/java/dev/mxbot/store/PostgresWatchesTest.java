package dev.mxbot.store;

import dev.mxbot.testing.RealPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class PostgresWatchesTest extends WatchesContract {
    private Store store;

    @BeforeAll
    void open(@TempDir Path folder) {
        StoreConfig config = new StoreConfig(folder, Optional.of(RealPostgres.database()));
        store = Store.open(config, Clock.systemUTC(), Patience.none());
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Override
    Store store() {
        return store;
    }
}
