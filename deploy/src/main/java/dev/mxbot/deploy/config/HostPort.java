package dev.mxbot.deploy.config;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Reads {@code host[:port]} of a DNS server: an address, {@code [2001:db8::53]:5353}, or a name that this machine resolves. */
public final class HostPort {
    private static final int DNS = 53;

    private HostPort() {}

    /**
     * Port 53 where none is given.
     *
     * @throws IllegalArgumentException with the reason in words
     */
    public static InetSocketAddress parse(String text) {
        HostAndPort parsed;
        try {
            parsed = HostAndPort.fromString(text.strip()).withDefaultPort(DNS);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it is no host[:port]", e);
        }
        String host = parsed.getHost();
        if (host.isEmpty() || host.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("it is no host[:port]");
        }
        if (parsed.getPort() == 0) {
            throw new IllegalArgumentException("a port is between 1 and 65535");
        }
        return new InetSocketAddress(address(host), parsed.getPort());
    }

    private static InetAddress address(String host) {
        if (InetAddresses.isInetAddress(host)) {
            return InetAddresses.forString(host);
        }
        if (host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
            throw new IllegalArgumentException(host + " is no IP address");
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("this machine finds no address for " + host, e);
        }
    }
}
