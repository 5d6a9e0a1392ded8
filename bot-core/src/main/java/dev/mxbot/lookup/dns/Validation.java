package dev.mxbot.lookup.dns;

import dev.mxbot.domain.DomainName;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Validates DNSSEC in this process, whatever the resolver in use does. It costs several questions for each name. */
public interface Validation {
    /** Knows nothing about any name. */
    Validation NONE = (name, type) -> CompletableFuture.completedFuture(Validated.unknown("nothing validates here"));

    /** Never completes exceptionally. */
    CompletionStage<Validated> validate(DomainName name, RecordType type);

    /** The same DNS with the word of this validation in place of the resolver's. */
    default Dns over(Dns dns) {
        return new ValidatedDns(dns, this);
    }
}
