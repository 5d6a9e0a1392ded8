package dev.mxbot.lookup.smtp;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.guard.GuardedSockets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** One connection with a mail host, which is closed at its deadline, whatever the host does then. */
final class MailConnection implements AutoCloseable {
    private final Socket socket;
    private final ScheduledFuture<?> deadline;
    private volatile boolean expired;
    private SmtpLines lines;

    /** Connects to nobody yet; the time runs. */
    MailConnection(GuardedSockets sockets, ScheduledExecutorService timer, Duration limit) {
        this.socket = sockets.createSocket();
        this.lines = new SmtpLines(InputStream.nullInputStream(), OutputStream.nullOutputStream());
        this.deadline = timer.schedule(this::expire, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What was negotiated, and the certificates as served. */
    record Tls(String protocol, String cipherSuite, List<X509Certificate> chain) {}

    void connect(InetSocketAddress to, Duration limit) throws IOException {
        socket.connect(to, Math.toIntExact(limit.toMillis()));
        socket.setTcpNoDelay(true);
        lines = new SmtpLines(socket.getInputStream(), socket.getOutputStream());
    }

    InetAddress local() {
        return socket.getLocalAddress();
    }

    SmtpReply read() throws IOException {
        return lines.read();
    }

    void write(String command) throws IOException {
        lines.write(command);
    }

    /** True if the host sent something that nobody read yet. */
    boolean hasMore() throws IOException {
        return lines.hasMore();
    }

    /** Goes on in TLS, with whatever certificate. */
    Tls secure(DomainName host) throws IOException {
        // The host's name given here becomes the server name of the handshake (RFC 6066 section 3).
        SSLSocket tls = (SSLSocket)
                AnyCertificate.context().getSocketFactory().createSocket(socket, host.text(), socket.getPort(), true);
        tls.startHandshake();
        lines = new SmtpLines(tls.getInputStream(), tls.getOutputStream());
        SSLSession session = tls.getSession();
        return new Tls(
                session.getProtocol(),
                session.getCipherSuite(),
                Stream.of(session.getPeerCertificates())
                        .map(X509Certificate.class::cast)
                        .toList());
    }

    /** True if the connection was closed because its time was over. */
    boolean isExpired() {
        return expired;
    }

    private void expire() {
        expired = true;
        closeSocket();
    }

    @Override
    public void close() {
        deadline.cancel(false);
        closeSocket();
    }

    /** Without a farewell in TLS, which could be waited for. */
    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is open then.
        }
    }
}
