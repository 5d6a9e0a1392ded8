package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.lookup.rdap.Rdap;
import dev.mxbot.lookup.rdap.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * When the registrations of many domains end. The registries are asked about one after another, and about each at most once a day: they
 * forbid more, so this is nothing for a check that is made every few minutes.
 */
public final class Registrations {
    /** What is not known by then is left out. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Rdap rdap;
    private final LongSupplier nanos;

    /** @param nanos time that no setting of a clock moves */
    public Registrations(Rdap rdap, LongSupplier nanos) {
        this.rdap = rdap;
        this.nanos = nanos;
    }

    /**
     * By the name that is registered. Blocks, for a minute and one answer at the most. Where a registry does not say, the name is left out:
     * that is no news of the domain.
     */
    public SortedMap<DomainName, Instant> ends(Collection<DomainName> domains) {
        long start = nanos.getAsLong();
        SortedMap<DomainName, Instant> ends = new TreeMap<>();
        List<DomainName> registered = domains.stream()
                .flatMap(domain -> PublicSuffixes.registrable(domain).stream())
                .distinct()
                .toList();
        for (DomainName name : registered) {
            if (nanos.getAsLong() - start >= PATIENCE.toNanos()) {
                break;
            }
            end(rdap.ask(name).toCompletableFuture().join()).ifPresent(end -> ends.put(name, end));
        }
        return ends;
    }

    private static Optional<Instant> end(Registration said) {
        return said instanceof Registration.Held held ? held.expires() : Optional.empty();
    }
}
