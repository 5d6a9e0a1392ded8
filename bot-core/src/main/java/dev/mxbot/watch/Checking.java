package dev.mxbot.watch;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Runs the checks of the watches. Never blocks. */
public interface Checking {
    /** Something is due sooner than was known: a watch was added, say. */
    void wake();

    /**
     * Checks one watch now, as if it were due; what comes of it is told in its channel as ever.
     *
     * @param watch by its id
     * @return the watch as it stands afterwards; empty if it is gone. Fails with {@link StoreUnavailableException} where the store cannot
     *     be reached
     */
    CompletionStage<Optional<Watched>> check(String watch);
}
