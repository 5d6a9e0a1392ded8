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

    /** As if it were new. */
    public static void empty(Store store) {
        for (String table : List.of(
                "outbox",
                "destination",
                "incident_thread",
                "change_record",
                "audit",
                "digest",
                "lease",
                "seen_request",
                "watch")) {
            store.run(handle -> handle.execute("DELETE FROM " + table));
        }
    }
}
