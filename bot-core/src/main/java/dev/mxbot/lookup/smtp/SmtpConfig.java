package dev.mxbot.lookup.smtp;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How mail hosts are talked to.
 *
 * @param on if not, nobody is connected to
 * @param recipients whether a host may be asked for a recipient
 * @param port the only one that is connected to
 * @param ehloName how mxbot names itself; empty: this host's own name
 * @param allowPrivate connects to loopback and private addresses as well (tests, intranets)
 * @param authorities a PEM file of certificate authorities that are trusted besides the system's
 * @param reach where an address is really reached; tests bring them to ports of this machine
 */
public record SmtpConfig(
        boolean on,
        boolean recipients,
        int port,
        Optional<String> ehloName,
        boolean allowPrivate,
        Optional<Path> authorities,
        Limits limits,
        UnaryOperator<InetSocketAddress> reach) {
    /** RFC 5321 section 4.5.4.2. */
    private static final int PORT = 25;

    /** Nobody is connected to. */
    public static SmtpConfig off() {
        return new SmtpConfig(
                false,
                false,
                PORT,
                Optional.empty(),
                false,
                Optional.empty(),
                Limits.DEFAULT,
                UnaryOperator.identity());
    }

    /** Every host at its own address, port 25. */
    public static SmtpConfig direct() {
        return new SmtpConfig(
                true, true, PORT, Optional.empty(), false, Optional.empty(), Limits.DEFAULT, UnaryOperator.identity());
    }

    /**
     * How long and how much.
     *
     * @param connect until a connection stands
     * @param conversation everything, connecting included
     * @param patience for the end of another conversation, with the same address or with anybody
     * @param known until a known host has greeted, when it is tried whether anything leaves this network
     * @param atOnce conversations under way
     * @param waiting conversations that wait for their turn; beyond, they are not held
     */
    public record Limits(
            Duration connect, Duration conversation, Duration patience, Duration known, int atOnce, int waiting) {
        /** Waiting and talking fit into the time of one diagnosis. */
        public static final Limits DEFAULT = new Limits(
                Duration.ofSeconds(5), Duration.ofSeconds(12), Duration.ofSeconds(2), Duration.ofSeconds(3), 64, 256);
    }
}
