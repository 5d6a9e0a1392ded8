package dev.mxbot.store;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class SqliteWatchesTest extends WatchesContract {
    private Store store;

    @BeforeAll
    void open(@TempDir Path folder) {
        store = Store.open(StoreConfig.in(folder), Clock.systemUTC(), Patience.none());
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
