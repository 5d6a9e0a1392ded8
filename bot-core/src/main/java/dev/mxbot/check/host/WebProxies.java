package dev.mxbot.check.host;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Bytes;
import dev.mxbot.domain.DomainName;
import dev.mxbot.provider.KnownProviders;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Addresses of content delivery networks that pass on web traffic only, so that nothing listens on the mail port. */
public final class WebProxies {
    static final String CLOUDFLARE = "Cloudflare";

    /** As Cloudflare publishes them at https://www.cloudflare.com/ips/. */
    private static final List<Network> RANGES = List.of(
            Network.of("103.21.244.0/22"),
            Network.of("103.22.200.0/22"),
            Network.of("103.31.4.0/22"),
            Network.of("104.16.0.0/13"),
            Network.of("104.24.0.0/14"),
            Network.of("108.162.192.0/18"),
            Network.of("131.0.72.0/22"),
            Network.of("141.101.64.0/18"),
            Network.of("162.158.0.0/15"),
            Network.of("172.64.0.0/13"),
            Network.of("173.245.48.0/20"),
            Network.of("188.114.96.0/20"),
            Network.of("190.93.240.0/20"),
            Network.of("197.234.240.0/22"),
            Network.of("198.41.128.0/17"),
            Network.of("2400:cb00::/32"),
            Network.of("2405:8100::/32"),
            Network.of("2405:b500::/32"),
            Network.of("2606:4700::/32"),
            Network.of("2803:f800::/32"),
            Network.of("2a06:98c0::/29"),
            Network.of("2c0f:f248::/32"));

    /** Hosts of web proxies' own mail services stand in the same ranges. */
    private static final List<DomainName> MAIL_BEHIND_PROXIES =
            List.of(DomainName.of("cloudflare.net"), DomainName.of("mxrecord.io"), DomainName.of("mxrecord.mx"));

    private WebProxies() {}

    /**
     * True if mail for the host is led to a proxy that passes web traffic only.
     *
     * @param host the name that holds the address
     */
    public static boolean hide(DomainName host, InetAddress address) {
        return ownerOf(address).isPresent()
                && KnownProviders.byMxHost(host).isEmpty()
                && MAIL_BEHIND_PROXIES.stream().noneMatch(host::isWithin);
    }

    /** Whose proxy the address is; empty for any other address. */
    static Optional<String> ownerOf(InetAddress address) {
        byte[] octets = address.getAddress();
        return RANGES.stream().anyMatch(range -> range.contains(octets)) ? Optional.of(CLOUDFLARE) : Optional.empty();
    }

    private record Network(List<Byte> octets, int bits) {
        static Network of(String prefix) {
            int slash = prefix.indexOf('/');
            byte[] octets = InetAddresses.forString(prefix.substring(0, slash)).getAddress();
            return new Network(Bytes.asList(octets), Integer.parseInt(prefix.substring(slash + 1)));
        }

        boolean contains(byte[] address) {
            if (address.length != octets.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = 0xff << Math.max(0, 8 - (bits - bit));
                if (((address[bit / 8] ^ octets.get(bit / 8)) & mask & 0xff) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
