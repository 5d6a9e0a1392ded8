package dev.mxbot.lookup.smtp;

import java.io.IOException;
import java.net.InetSocketAddress;

/** The shortest of conversations, to learn whether a host is reached: connect, banner, QUIT. */
final class Hail {
    private Hail() {}

    /** Hails, and closes the connection. */
    static KnownHosts.Attempt over(MailConnection connection, InetSocketAddress host, SmtpConfig.Limits limits) {
        Stage stage = Stage.CONNECT;
        try (connection) {
            connection.connect(host, limits.known());
            stage = Stage.BANNER;
            connection.read();
            bye(connection);
            return new KnownHosts.Attempt(true, true, "answered");
        } catch (IOException e) {
            return new KnownHosts.Attempt(
                    true,
                    false,
                    connection.isExpired()
                            ? "no answer within " + limits.known().toSeconds() + " s"
                            : Breakdowns.of(stage, e).detail());
        }
    }

    private static void bye(MailConnection connection) {
        try {
            connection.write("QUIT");
            connection.read();
        } catch (IOException e) {
            // Everything worth knowing is known.
        }
    }
}
