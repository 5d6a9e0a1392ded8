package dev.mxbot.check.spf;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses as {@code ip4} and {@code ip6} name it.
 *
 * @param v6 false for IPv4; an IPv4-mapped IPv6 address stays IPv6 here
 * @param address as written, with the bits of the host part if any are set
 * @param prefix 0 to 32, or 0 to 128
 */
public record Network(boolean v6, BigInteger address, int prefix) {
    private static final Pattern V4 =
            Pattern.compile("(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})");

    public int bits() {
        return v6 ? 128 : 32;
    }

    /** RFC 7208 section 5.6: the high-order bits are compared. */
    public boolean contains(InetAddress other) {
        return (other instanceof Inet4Address) != v6
                && new BigInteger(1, other.getAddress())
                        .shiftRight(bits() - prefix)
                        .equals(address.shiftRight(bits() - prefix));
    }

    /** True if bits below the prefix are set: {@code 192.0.2.5/24}. They count for nothing. */
    public boolean hasHostBits() {
        return address.getLowestSetBit() >= 0 && address.getLowestSetBit() < bits() - prefix;
    }

    static Optional<BigInteger> v4(String text) {
        if (!V4.matcher(text).matches() || !InetAddresses.isInetAddress(text)) {
            return Optional.empty();
        }
        return Optional.of(new BigInteger(1, InetAddresses.forString(text).getAddress()));
    }

    static Optional<BigInteger> v6(String text) {
        if (text.indexOf(':') < 0 || text.indexOf('%') >= 0 || !InetAddresses.isInetAddress(text)) {
            return Optional.empty();
        }
        InetAddress address = InetAddresses.forString(text);
        BigInteger value = new BigInteger(1, address.getAddress());
        // ::ffff:192.0.2.1 comes back as an IPv4 address.
        return Optional.of(
                address instanceof Inet4Address
                        ? value.add(BigInteger.valueOf(0xffff).shiftLeft(32))
                        : value);
    }
}
