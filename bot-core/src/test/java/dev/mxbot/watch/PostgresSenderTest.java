package dev.mxbot.watch;

import dev.mxbot.store.OutboxFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgresSenderTest extends SenderContract {
    @TempDir
    private static Path folder;

    private static OutboxFixture store;

    @BeforeAll
    static void open() {
        store = OutboxFixture.postgres(folder);
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
