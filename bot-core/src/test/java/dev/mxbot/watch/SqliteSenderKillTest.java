package dev.mxbot.watch;

import dev.mxbot.store.OutboxFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteSenderKillTest extends SenderKillContract {
    SqliteSenderKillTest(@TempDir Path folder) {
        super(OutboxFixture.sqlite(folder));
    }

    @Override
    int seeds() {
        return 25;
    }
}
