package dev.mxbot.watch;

import dev.mxbot.store.StoreConfig;
import dev.mxbot.store.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgresWatchingTest extends WatchingContract {
    private static StoreConfig place;

    @BeforeAll
    static void make(@TempDir Path folder) {
        place = Stores.postgres(folder);
    }

    @Override
    StoreConfig place() {
        return place;
    }
}
