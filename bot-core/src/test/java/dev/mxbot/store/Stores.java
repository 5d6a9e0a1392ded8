package dev.mxbot.store;

import dev.mxbot.testing.RealPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Stores for tests in which time passes as they say, on either engine. */
public final class Stores {
    private Stores() {}

    /** One whose time is the clock's, also where the database has a clock of its own. */
    public static Store under(Clock clock, StoreConfig place) {
        return Store.openUnder(clock, place);
    }

    /** A database of its own on the server of this process. */
    public static StoreConfig postgres(Path folder) {
        return new StoreConfig(folder, Optional.of(RealPostgres.database()));
    }

    /** As if it were new, whatever tables a migration adds. */
    public static void empty(Store store) {
        store.run(handle -> {
            List<String> tables = handle.queryMetadata(about ->
                            about.getTables(null, handle.getConnection().getSchema(), "%", new String[] {"TABLE"}))
                    .map((row, context) -> row.getString("TABLE_NAME"))
                    .list();
            for (String table : tables) {
                if (!table.equals("schema_version") && !table.startsWith("sqlite_")) {
                    handle.execute("DELETE FROM " + table);
                }
            }
        });
    }
}
