package dev.mxbot.lookup.https;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How HTTPS is reached.
 *
 * @param allowPrivate connects to loopback and private addresses as well (tests, intranets)
 * @param authorities a PEM file of certificate authorities that are trusted besides the system's
 * @param reach where an address is really reached; tests bring them to ports of this machine
 */
public record HttpsConfig(boolean allowPrivate, Optional<Path> authorities, UnaryOperator<InetSocketAddress> reach) {
    public static HttpsConfig direct() {
        return new HttpsConfig(false, Optional.empty(), UnaryOperator.identity());
    }
}
