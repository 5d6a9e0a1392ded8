package dev.mxbot.channel;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who of several processes does what only one may do: hold the line to a Discord shard, say. A lease runs out by itself, so that the work
 * of a killed process finds another. Never blocks.
 */
public interface Leases {
    /** For a process that is alone: everything is its own. */
    Leases ALONE = new Leases() {
        @Override
        public CompletionStage<Boolean> take(String name, Duration lasting) {
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public CompletionStage<Boolean> release(String name) {
            return CompletableFuture.completedFuture(true);
        }
    };

    /**
     * Takes a lease that is free or has run out, and keeps one that is ours already.
     *
     * @param lasting from now, by the clock of whoever keeps the leases
     * @return true if it is ours for so long; false if another process has it; failed if nobody could be asked
     */
    CompletionStage<Boolean> take(String name, Duration lasting);

    /**
     * Lets another process have it at once.
     *
     * @return true if it was ours
     */
    CompletionStage<Boolean> release(String name);
}
