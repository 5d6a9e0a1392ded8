package dev.mxbot.domain;

import java.net.InetAddress;

/** The name under which the PTR records of an address stand. */
public final class ReverseName {
    private static final String HEX = "0123456789abcdef";

    private ReverseName() {}

    /** {@code 7.100.51.198.in-addr.arpa} (RFC 1035 section 3.5), for IPv6 by nibbles under ip6.arpa (RFC 3596 section 2.5). */
    public static DomainName of(InetAddress address) {
        byte[] octets = address.getAddress();
        StringBuilder name = new StringBuilder();
        for (int i = octets.length - 1; i >= 0; i--) {
            int octet = octets[i] & 0xff;
            if (octets.length == 4) {
                name.append(octet).append('.');
            } else {
                name.append(HEX.charAt(octet & 0xf)).append('.');
                name.append(HEX.charAt(octet >> 4)).append('.');
            }
        }
        return DomainName.of(
                name.append(octets.length == 4 ? "in-addr.arpa" : "ip6.arpa").toString());
    }
}
