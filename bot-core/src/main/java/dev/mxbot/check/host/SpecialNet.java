package dev.mxbot.check.host;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.SpecialAddresses;
import dev.mxbot.domain.SpecialRange;
import java.net.InetAddress;

/** Addresses of no public host, in the words of a finding. */
final class SpecialNet {
    private SpecialNet() {}

    static boolean isSpecial(InetAddress address) {
        return SpecialAddresses.rangeOf(address).isPresent();
    }

    /** RFC 1122 section 3.2.1.3 for 127/8, RFC 4291 section 2.5.3 for ::1. */
    static boolean isLoopback(InetAddress address) {
        return address.isLoopbackAddress();
    }

    static String text(InetAddress address) {
        return InetAddresses.toAddrString(address);
    }

    /** {@code private use, 10.0.0.0/8}. */
    static String name(InetAddress address) {
        return SpecialAddresses.rangeOf(address).map(SpecialNet::name).orElse("");
    }

    private static String name(SpecialRange range) {
        return range.name() + ", " + range.prefix();
    }
}
