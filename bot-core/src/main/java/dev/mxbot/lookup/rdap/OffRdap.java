package dev.mxbot.lookup.rdap;

import dev.mxbot.domain.DomainName;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks nobody. */
final class OffRdap implements Rdap {
    @Override
    public CompletionStage<Registration> ask(DomainName registered) {
        return CompletableFuture.completedFuture(known(registered));
    }

    @Override
    public Registration known(DomainName registered) {
        return new Registration.NotAsked(registered);
    }
}
