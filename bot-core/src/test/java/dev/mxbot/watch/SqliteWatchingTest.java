package dev.mxbot.watch;

import dev.mxbot.store.StoreConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteWatchingTest extends WatchingContract {
    @TempDir
    private Path folder;

    @Override
    StoreConfig place() {
        return StoreConfig.in(folder);
    }
}
