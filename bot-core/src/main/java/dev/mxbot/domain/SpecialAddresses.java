package dev.mxbot.domain;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses nobody reaches over the public Internet: the IANA special-purpose registries (RFC 6890), multicast, and what was never
 * handed out.
 */
public final class SpecialAddresses {
    /** The narrower range stands first. Ranges that the registry marks as globally reachable are left out. */
    private static final List<Prefix> RANGES = List.of(
            range("0.0.0.0/8", "\"this network\"", "RFC 791"),
            range("10.0.0.0/8", "private use", "RFC 1918"),
            range("100.64.0.0/10", "shared address space of carrier-grade NAT", "RFC 6598"),
            range("127.0.0.0/8", "loopback", "RFC 1122"),
            range("169.254.0.0/16", "link-local", "RFC 3927"),
            range("172.16.0.0/12", "private use", "RFC 1918"),
            range("192.0.0.0/24", "IETF protocol assignments", "RFC 6890"),
            range("192.0.2.0/24", "documentation", "RFC 5737"),
            range("192.88.99.0/24", "6to4 relay anycast, withdrawn", "RFC 7526"),
            range("192.168.0.0/16", "private use", "RFC 1918"),
            range("198.18.0.0/15", "benchmarking", "RFC 2544"),
            range("198.51.100.0/24", "documentation", "RFC 5737"),
            range("203.0.113.0/24", "documentation", "RFC 5737"),
            range("224.0.0.0/4", "multicast", "RFC 5771"),
            range("255.255.255.255/32", "limited broadcast", "RFC 919"),
            range("240.0.0.0/4", "reserved", "RFC 1112"),
            range("::/128", "the unspecified address", "RFC 4291"),
            range("::1/128", "loopback", "RFC 4291"),
            range("::/96", "IPv4-compatible, withdrawn", "RFC 4291"),
            range("64:ff9b:1::/48", "local-use NAT64", "RFC 8215"),
            range("100::/64", "discard-only", "RFC 6666"),
            range("2001::/32", "Teredo", "RFC 4380"),
            range("2001:2::/48", "benchmarking", "RFC 5180"),
            range("2001:10::/28", "ORCHID, withdrawn", "RFC 4843"),
            range("2001:20::/28", "ORCHIDv2", "RFC 7343"),
            range("2001::/23", "IETF protocol assignments", "RFC 2928"),
            range("2001:db8::/32", "documentation", "RFC 3849"),
            range("3fff::/20", "documentation", "RFC 9637"),
            range("5f00::/16", "segment routing", "RFC 9602"),
            range("fc00::/7", "unique local", "RFC 4193"),
            range("fe80::/10", "link-local", "RFC 4291"),
            range("fec0::/10", "site-local, withdrawn", "RFC 3879"),
            range("ff00::/8", "multicast", "RFC 4291"));

    private static final SpecialRange MAPPED = new SpecialRange("::ffff:0:0/96", "IPv4-mapped", "RFC 4291");
    private static final Prefix NAT64 = range("64:ff9b::/96", "NAT64", "RFC 6052");
    private static final Prefix SIX_TO_FOUR = range("2002::/16", "6to4", "RFC 3056");
    private static final Prefix GLOBAL_UNICAST = range("2000::/3", "global unicast", "RFC 4291");
    private static final SpecialRange UNASSIGNED =
            new SpecialRange("::/0", "outside of global unicast 2000::/3", "RFC 4291");

    private SpecialAddresses() {}

    /** The special range that holds the address; empty for an address of the public Internet. */
    public static Optional<SpecialRange> rangeOf(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == 4 ? listed(octets) : rangeOfIpv6(octets);
    }

    private static Optional<SpecialRange> rangeOfIpv6(byte[] octets) {
        if (isMapped(octets)) {
            return Optional.of(MAPPED);
        }
        if (NAT64.contains(octets)) {
            return embedded(octets, 12, NAT64.range);
        }
        if (SIX_TO_FOUR.contains(octets)) {
            return embedded(octets, 2, SIX_TO_FOUR.range);
        }
        return listed(octets).or(() -> GLOBAL_UNICAST.contains(octets) ? Optional.empty() : Optional.of(UNASSIGNED));
    }

    private static Optional<SpecialRange> listed(byte[] octets) {
        for (Prefix prefix : RANGES) {
            if (prefix.contains(octets)) {
                return Optional.of(prefix.range);
            }
        }
        return Optional.empty();
    }

    /** Looked at by hand: Java turns ::ffff:a.b.c.d into an IPv4 address wherever it can, in prefixes as well. */
    private static boolean isMapped(byte[] octets) {
        for (int i = 0; i < 10; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return octets[10] == -1 && octets[11] == -1;
    }

    /** A translated address is as private as the IPv4 address inside. */
    private static Optional<SpecialRange> embedded(byte[] octets, int offset, SpecialRange outer) {
        return listed(Arrays.copyOfRange(octets, offset, offset + 4))
                .map(inner -> new SpecialRange(
                        outer.prefix(),
                        outer.name() + " of " + inner.prefix() + " (" + inner.name() + ")",
                        outer.reference()));
    }

    private static Prefix range(String prefix, String name, String reference) {
        return new Prefix(new SpecialRange(prefix, name, reference));
    }

    /** A range with its octets at hand: every address of a diagnosis is compared with all of them. */
    private static final class Prefix {
        private final SpecialRange range;
        private final byte[] network;
        private final int bits;

        Prefix(SpecialRange range) {
            int slash = range.prefix().indexOf('/');
            this.range = range;
            this.network =
                    InetAddresses.forString(range.prefix().substring(0, slash)).getAddress();
            this.bits = Integer.parseInt(range.prefix().substring(slash + 1));
        }

        boolean contains(byte[] octets) {
            if (network.length != octets.length) {
                return false;
            }
            int left = bits;
            for (int i = 0; left > 0; i++, left -= 8) {
                int mask = left >= 8 ? 0xff : 0xff << (8 - left) & 0xff;
                if (((network[i] ^ octets[i]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
