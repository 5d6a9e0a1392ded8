package dev.mxbot.lookup.smtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * How mxbot names itself in EHLO.
 *
 * @param name a full host name; empty: the address that is connected from (RFC 5321 section 4.1.1.1)
 */
record Greeting(Optional<String> name) {
    String from(InetAddress local) {
        return name.orElseGet(() -> literal(local));
    }

    /** RFC 5321 section 4.1.3. */
    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        // Java tells the interface of a link-local address after a percent sign.
        int scope = text.indexOf('%');
        String bare = scope < 0 ? text : text.substring(0, scope);
        return address instanceof Inet6Address ? "[IPv6:" + bare + "]" : "[" + bare + "]";
    }
}
