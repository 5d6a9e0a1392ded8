package dev.mxbot;

import dev.mxbot.domain.DomainName;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.watch.Watches;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What watching needs to be told.
 *
 * @param minInterval no watch is checked more often
 * @param confirm how soon something is looked at again that was seen once
 * @param canaries names that always exist: while none of them can be looked up, the trouble is mxbot's own (RELIABILITY.md P10)
 * @param ping is asked for each minute while checks are made and what they find is delivered (P24)
 * @param limits how many watches there may be (P28)
 * @param reserve checks under way at the same time; the rest waits for its turn, so that commands are answered meanwhile (F51)
 */
public record WatchConfig(
        StoreConfig store,
        Duration minInterval,
        Duration confirm,
        List<DomainName> canaries,
        Optional<URI> ping,
        Watches.Limits limits,
        int reserve) {
    /** Registries' own names: each is served by others than the rest. */
    private static final List<DomainName> CANARIES =
            List.of(DomainName.of("iana.org"), DomainName.of("ripe.net"), DomainName.of("verisign.com"));

    public WatchConfig {
        canaries = List.copyOf(canaries);
    }

    /** Every five minutes at most, a second look after one. */
    public static WatchConfig in(StoreConfig store) {
        return new WatchConfig(
                store,
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                CANARIES,
                Optional.empty(),
                new Watches.Limits(200, 5000),
                128);
    }

    public WatchConfig every(Duration shortest) {
        return new WatchConfig(store, shortest, confirm, canaries, ping, limits, reserve);
    }

    public WatchConfig confirming(Duration after) {
        return new WatchConfig(store, minInterval, after, canaries, ping, limits, reserve);
    }

    public WatchConfig trusting(List<DomainName> names) {
        return new WatchConfig(store, minInterval, confirm, names, ping, limits, reserve);
    }

    public WatchConfig pinging(URI url) {
        return new WatchConfig(store, minInterval, confirm, canaries, Optional.of(url), limits, reserve);
    }

    public WatchConfig limited(Watches.Limits most) {
        return new WatchConfig(store, minInterval, confirm, canaries, ping, most, reserve);
    }
}
