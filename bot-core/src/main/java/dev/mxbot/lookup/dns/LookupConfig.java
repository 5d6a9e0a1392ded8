package dev.mxbot.lookup.dns;

import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.ResolverConfig;

/**
 * How the DNS is reached.
 *
 * @param resolvers in order of preference, at least one
 * @param reach for every server, those resolvers too
 * @param allowPrivate authoritative servers are asked at loopback and private addresses as well (tests, intranets)
 * @param anchors what a validation of mxbot's own starts from
 */
public record LookupConfig(List<InetSocketAddress> resolvers, Reach reach, boolean allowPrivate, TrustAnchors anchors) {
    /** Every server at its own address. */
    public static final Reach DIRECT = Server::address;

    public LookupConfig {
        resolvers = List.copyOf(resolvers);
        if (resolvers.isEmpty()) {
            throw new IllegalArgumentException("no resolver is given; write one, for example 192.0.2.53");
        }
    }

    /** Trusts what IANA publishes for the root. */
    public LookupConfig(List<InetSocketAddress> resolvers, Reach reach, boolean allowPrivate) {
        this(resolvers, reach, allowPrivate, TrustAnchors.ROOT);
    }

    /** Asks no authoritative server at a private address. */
    public LookupConfig(List<InetSocketAddress> resolvers, Reach reach) {
        this(resolvers, reach, false);
    }

    /** The resolvers of this machine. */
    public static LookupConfig system() {
        return new LookupConfig(ResolverConfig.getCurrentConfig().servers(), DIRECT);
    }

    /**
     * From settings.
     *
     * @param resolvers each {@code host[:port]}; none: the system's
     * @throws IllegalArgumentException naming the text and an example, fit to be shown
     */
    public static LookupConfig of(List<String> resolvers) {
        return resolvers.isEmpty()
                ? system()
                : new LookupConfig(
                        resolvers.stream()
                                .map(ResolverAddress::parse)
                                .distinct()
                                .toList(),
                        DIRECT);
    }

    public LookupConfig reaching(Reach other) {
        return new LookupConfig(resolvers, other, allowPrivate, anchors);
    }

    public LookupConfig allowingPrivate() {
        return new LookupConfig(resolvers, reach, true, anchors);
    }

    public LookupConfig trusting(TrustAnchors others) {
        return new LookupConfig(resolvers, reach, allowPrivate, others);
    }
}
