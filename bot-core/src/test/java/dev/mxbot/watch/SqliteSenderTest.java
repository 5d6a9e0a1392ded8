package dev.mxbot.watch;

import dev.mxbot.store.OutboxFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteSenderTest extends SenderContract {
    @TempDir
    private static Path folder;

    private static OutboxFixture store;

    @BeforeAll
    static void open() {
        store = OutboxFixture.sqlite(folder);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    OutboxFixture store() {
        return store;
    }
}
