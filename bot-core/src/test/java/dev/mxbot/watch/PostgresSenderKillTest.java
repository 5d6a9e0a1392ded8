package dev.mxbot.watch;

import dev.mxbot.store.OutboxFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PostgresSenderKillTest extends SenderKillContract {
    PostgresSenderKillTest(@TempDir Path folder) {
        super(OutboxFixture.postgres(folder));
    }

    @Override
    int seeds() {
        return 4;
    }
}
