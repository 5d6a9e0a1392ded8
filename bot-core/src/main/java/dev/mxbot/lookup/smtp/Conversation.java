package dev.mxbot.lookup.smtp;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.smtp.SmtpSession.Exchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One conversation, on the thread that holds it: banner, EHLO, STARTTLS, EHLO, and for a recipient MAIL FROM, RCPT TO, RSET; then QUIT.
 * No other command is ever sent.
 */
final class Conversation {
    private static final int READY = 220;

    /** The host closes the connection, and wants to be left alone (RFC 5321 section 3.8). */
    static final int CLOSING = 421;

    private final SmtpRequest request;
    private final SmtpConfig.Limits limits;
    private final MailConnection connection;
    private final LongSupplier nanos;
    private final Runnable heard;
    private final List<Exchange> exchanges = new ArrayList<>();
    private Stage stage = Stage.CONNECT;
    private MailConnection.@Nullable Tls tls;
    private boolean sentAway;

    /** @param heard what to do when the host has said something that is SMTP */
    Conversation(
            SmtpRequest request,
            SmtpConfig.Limits limits,
            MailConnection connection,
            LongSupplier nanos,
            Runnable heard) {
        this.request = request;
        this.limits = limits;
        this.connection = connection;
        this.nanos = nanos;
        this.heard = heard;
    }

    /** A host that closes the conversation is asked nothing more, not even to let us go. */
    private static final class HostLeaves extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Holds it, and closes the connection.
     *
     * @param at when it began
     */
    SmtpSession hold(Instant at, int port, Greeting greeting, Supplier<ChainTrust> trust) {
        Optional<Breakdown> breakdown = Optional.empty();
        try (connection) {
            connection.connect(new InetSocketAddress(request.address(), port), limits.connect());
            talk(greeting);
        } catch (HostLeaves e) {
            sentAway = true;
        } catch (IOException e) {
            breakdown = Optional.of(
                    connection.isExpired()
                            ? new Breakdown(stage, Breakdown.Cause.TIMEOUT, overdue())
                            : Breakdowns.of(stage, e));
        }
        MailConnection.Tls seen = tls;
        Optional<Secured> secured = seen == null
                ? Optional.empty()
                : Optional.of(new Secured(
                        seen.protocol(),
                        seen.cipherSuite(),
                        seen.chain(),
                        trust.get().distrust(seen.chain())));
        return new SmtpSession(request, at, exchanges, secured, breakdown);
    }

    /** True if the host closed the conversation with 421. */
    boolean isSentAway() {
        return sentAway;
    }

    private String overdue() {
        return stage == Stage.CONNECT
                ? "the connection was not answered in time"
                : "the conversation was not at its end after "
                        + limits.conversation().toSeconds() + " s";
    }

    private void talk(Greeting greeting) throws IOException {
        String ehlo = "EHLO " + greeting.from(connection.local());
        if (say(Stage.BANNER, "").code() == READY && say(Stage.EHLO, ehlo).isPositive() && secure(ehlo)) {
            ask();
        }
        say(Stage.QUIT, "QUIT");
    }

    /** False if nothing more can be asked. A host that offers no TLS, or refuses it, is talked to without, as senders do. */
    private boolean secure(String ehlo) throws IOException {
        boolean offered = SmtpSession.keywords(
                        exchanges.get(exchanges.size() - 1).reply())
                .contains("STARTTLS");
        if (!offered || say(Stage.STARTTLS, "STARTTLS").code() != READY) {
            return true;
        }
        // RFC 3207 section 6: what stands in the buffer came before TLS, and somebody on the way could have put it
        // there.
        if (connection.hasMore()) {
            throw new NotSmtpException("the host sent more, in plain text, after it agreed to begin TLS");
        }
        stage = Stage.HANDSHAKE;
        tls = connection.secure(request.host());
        return say(Stage.EHLO_INSIDE, ehlo).isPositive();
    }

    private void ask() throws IOException {
        Optional<DomainName> domain = request.recipient();
        if (domain.isEmpty() || !say(Stage.MAIL_FROM, "MAIL FROM:<>").isPositive()) {
            return;
        }
        say(Stage.RCPT_TO, "RCPT TO:<postmaster@" + domain.get().text() + ">");
        stage = Stage.QUIT;
        connection.write("RSET");
        if (connection.read().code() == CLOSING) {
            throw new HostLeaves();
        }
    }

    /** @param command empty: the host speaks first */
    private SmtpReply say(Stage next, String command) throws IOException {
        stage = next;
        long start = nanos.getAsLong();
        if (!command.isEmpty()) {
            connection.write(command);
        }
        SmtpReply reply = connection.read();
        if (exchanges.isEmpty()) {
            heard.run();
        }
        exchanges.add(new Exchange(next, command, reply, Duration.ofNanos(nanos.getAsLong() - start)));
        if (reply.code() == CLOSING) {
            throw new HostLeaves();
        }
        return reply;
    }
}
