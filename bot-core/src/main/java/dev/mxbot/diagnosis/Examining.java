package dev.mxbot.diagnosis;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * All checks, under way.
 *
 * @param outcomes of each check, by topic; none completes exceptionally
 */
record Examining(List<CompletableFuture<Outcome>> outcomes) {
    Examining {
        outcomes = List.copyOf(outcomes);
    }

    CompletionStage<Examined> all() {
        return Together.all(outcomes).thenApply(Examined::of);
    }
}
