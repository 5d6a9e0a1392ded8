package dev.mxbot.store;

import dev.mxbot.testing.RealPostgres;
import java.nio.file.Path;
import java.util.Optional;

/** A new, empty place for a store on each database. */
final class Engines {
    private Engines() {}

    static StoreConfig place(Engine engine, Path folder) {
        return engine == Engine.SQLITE
                ? StoreConfig.in(folder)
                : new StoreConfig(folder, Optional.of(RealPostgres.database()));
    }
}
