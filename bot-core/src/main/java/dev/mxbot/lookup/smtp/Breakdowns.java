package dev.mxbot.lookup.smtp;

import dev.mxbot.lookup.guard.PrivateAddressException;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Tells from an exception what happened to a conversation. */
final class Breakdowns {
    private Breakdowns() {}

    static Breakdown of(Stage stage, IOException e) {
        if (e instanceof PrivateAddressException) {
            return new Breakdown(stage, Cause.PRIVATE_ADDRESS, message(e));
        } else if (e instanceof NotSmtpException) {
            return new Breakdown(stage, Cause.NOT_SMTP, message(e));
        } else if (e instanceof SocketTimeoutException) {
            return new Breakdown(stage, Cause.TIMEOUT, "the connection was not answered in time");
        } else if (stage == Stage.CONNECT) {
            return connecting(e);
        } else if (e instanceof SSLException ssl) {
            return tls(stage, ssl);
        }
        return new Breakdown(stage, Cause.CLOSED, closed(e));
    }

    private static Breakdown connecting(IOException e) {
        String message = message(e).toLowerCase(Locale.ROOT);
        if (message.contains("timed out")) {
            return new Breakdown(Stage.CONNECT, Cause.TIMEOUT, "the connection was not answered in time");
        } else if (message.contains("reset")) {
            return new Breakdown(Stage.CONNECT, Cause.CLOSED, closed(e));
        } else if (e instanceof ConnectException && !message.contains("unreachable")) {
            return new Breakdown(Stage.CONNECT, Cause.REFUSED, "the connection was refused");
        } else if (e instanceof BindException || message.contains("not permitted")) {
            return new Breakdown(Stage.CONNECT, Cause.UNREACHABLE, "this machine may not, or cannot, connect there");
        }
        return new Breakdown(Stage.CONNECT, Cause.UNREACHABLE, "there is no route to the host");
    }

    /** Java tells the kinds of failures by their messages alone. */
    private static Breakdown tls(Stage stage, SSLException e) {
        String message = message(e);
        if (hangsUp(e)) {
            return new Breakdown(stage, Cause.CLOSED, closed(e));
        } else if (message.contains("protocol_version") || isOldVersion(message)) {
            return new Breakdown(stage, Cause.OLD_TLS, "the host takes neither TLS 1.2 nor TLS 1.3");
        } else if (message.contains("Unsupported or unrecognized SSL message")) {
            return new Breakdown(stage, Cause.TLS, "the host went on in plain text where TLS was to begin");
        } else if (message.contains("handshake_failure")) {
            return new Breakdown(
                    stage, Cause.TLS, "the host broke off the TLS handshake: it shares no cipher or key exchange");
        }
        return new Breakdown(stage, Cause.TLS, "the TLS handshake failed: " + message);
    }

    private static boolean isOldVersion(String message) {
        return message.contains("is not accepted by client preferences") || message.contains("Server chose");
    }

    private static boolean hangsUp(SSLException e) {
        return e.getCause() instanceof EOFException || e.getCause() instanceof SocketException;
    }

    private static String closed(IOException e) {
        return message(e).toLowerCase(Locale.ROOT).contains("reset")
                ? "the host reset the connection"
                : "the host closed the connection";
    }

    private static String message(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
