package dev.mxbot;

import dev.mxbot.command.WatchPolicy;
import dev.mxbot.domain.DomainName;
import dev.mxbot.store.StoreConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What watching needs to be told.
 *
 * @param policy who may set up watches, how many and how short
 * @param confirm how soon something is looked at again that was seen once
 * @param canaries names that always exist: while none of them can be looked up, the trouble is mxbot's own (RELIABILITY.md P10)
 * @param ping is asked for twice a minute while checks are made and what they find is delivered (P24)
 * @param reserve checks under way at the same time; the rest waits for its turn, so that commands are answered meanwhile (F51)
 */
public record WatchConfig(
        StoreConfig store,
        WatchPolicy policy,
        Duration confirm,
        List<DomainName> canaries,
        Optional<URI> ping,
        int reserve) {
    /** Registries' own names: each is served by others than the rest. */
    private static final List<DomainName> CANARIES =
            List.of(DomainName.of("iana.org"), DomainName.of("ripe.net"), DomainName.of("verisign.com"));

    public WatchConfig {
        canaries = List.copyOf(canaries);
    }

    /** Every five minutes at most, a second look after one. */
    public static WatchConfig in(StoreConfig store) {
        return new WatchConfig(store, WatchPolicy.DEFAULT, Duration.ofSeconds(60), CANARIES, Optional.empty(), 128);
    }

    public WatchConfig under(WatchPolicy other) {
        return new WatchConfig(store, other, confirm, canaries, ping, reserve);
    }

    public WatchConfig confirming(Duration after) {
        return new WatchConfig(store, policy, after, canaries, ping, reserve);
    }

    public WatchConfig trusting(List<DomainName> names) {
        return new WatchConfig(store, policy, confirm, names, ping, reserve);
    }

    public WatchConfig pinging(URI url) {
        return new WatchConfig(store, policy, confirm, canaries, Optional.of(url), reserve);
    }
}
