package dev.mxbot.lookup.smtp;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.time.Duration;

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
                            ? "no answer within " + seconds(limits.known()) + " s"
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

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
