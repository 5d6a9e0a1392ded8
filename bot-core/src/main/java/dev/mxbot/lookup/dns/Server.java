package dev.mxbot.lookup.dns;

import dev.mxbot.domain.DomainName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * One server that a query can be put to.
 *
 * @param name its name, where it is known by one
 * @param recursive true for a resolver, false for an authoritative name server, which is asked with RD=0
 */
public record Server(Optional<DomainName> name, InetSocketAddress address, boolean recursive) {
    public static final int PORT = 53;

    public static Server resolver(InetSocketAddress address) {
        return new Server(Optional.empty(), address, true);
    }

    public static Server authority(DomainName name, InetAddress address) {
        return new Server(Optional.of(name), new InetSocketAddress(address, PORT), false);
    }

    /** As shown to people: {@code ns1.example.net (192.0.2.1)}, or {@code 127.0.0.1:5353} where no name or another port is used. */
    public String label() {
        String host = address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        String where = address.getPort() == PORT
                ? host
                : host.contains(":") ? "[" + host + "]:" + address.getPort() : host + ":" + address.getPort();
        return name.map(n -> n + " (" + where + ")").orElse(where);
    }
}
