package dev.mxbot.lookup.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.lookup.smtp.Breakdown.Cause;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** As Java words them on Linux. */
class BreakdownsTest {
    @Test
    void whatHappensWhileConnecting() {
        assertEquals(Cause.REFUSED, connecting(new ConnectException("Connection refused")));
        assertEquals(Cause.TIMEOUT, connecting(new SocketTimeoutException("Connect timed out")));
        assertEquals(Cause.TIMEOUT, connecting(new ConnectException("Connection timed out")));
        assertEquals(Cause.UNREACHABLE, connecting(new NoRouteToHostException("No route to host")));
        assertEquals(Cause.UNREACHABLE, connecting(new SocketException("Network is unreachable")));
        assertEquals(Cause.UNREACHABLE, connecting(new ConnectException("Network is unreachable")));
        assertEquals(Cause.UNREACHABLE, connecting(new BindException("Cannot assign requested address")));
        assertEquals(Cause.UNREACHABLE, connecting(new SocketException("Operation not permitted")));
        assertEquals(Cause.CLOSED, connecting(new SocketException("Connection reset")));
    }

    @Test
    void whatHappensInTheHandshake() {
        assertEquals(Cause.OLD_TLS, shaking(new SSLHandshakeException("Received fatal alert: protocol_version")));
        assertEquals(
                Cause.OLD_TLS,
                shaking(
                        new SSLHandshakeException(
                                "The server selected protocol version TLS11 is not accepted by client preferences [TLS13, TLS12]")));
        assertEquals(Cause.TLS, shaking(new SSLHandshakeException("Received fatal alert: handshake_failure")));
        assertEquals(Cause.TLS, shaking(new SSLException("Tag mismatch")));
        assertEquals(
                Cause.CLOSED, shaking(new SSLException("Remote host terminated the handshake", new EOFException())));
        assertEquals(Cause.CLOSED, shaking(new SSLException("x", new SocketException("Connection reset"))));
    }

    @Test
    void whatHappensLater() {
        assertEquals(
                Cause.CLOSED,
                Breakdowns.of(Stage.MAIL_FROM, new SocketException("Connection reset"))
                        .cause());
        assertEquals(
                "the host reset the connection",
                Breakdowns.of(Stage.MAIL_FROM, new SocketException("Connection reset"))
                        .detail());
        assertEquals(
                "the host closed the connection",
                Breakdowns.of(Stage.QUIT, new EOFException()).detail());
        assertEquals(
                Cause.NOT_SMTP,
                Breakdowns.of(Stage.BANNER, new NotSmtpException("no")).cause());
    }

    private static Cause connecting(IOException e) {
        return Breakdowns.of(Stage.CONNECT, e).cause();
    }

    private static Cause shaking(IOException e) {
        return Breakdowns.of(Stage.HANDSHAKE, e).cause();
    }
}
