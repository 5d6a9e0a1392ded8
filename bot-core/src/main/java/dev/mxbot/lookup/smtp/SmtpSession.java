package dev.mxbot.lookup.smtp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came of one conversation with a mail host.
 *
 * @param at when it began
 * @param exchanges in order; the first is the banner, to which nothing was sent
 * @param secured empty if no TLS came about
 * @param breakdown empty if the conversation went on to its end
 */
public record SmtpSession(
        SmtpRequest request,
        Instant at,
        List<Exchange> exchanges,
        Optional<Secured> secured,
        Optional<Breakdown> breakdown) {
    public SmtpSession {
        exchanges = List.copyOf(exchanges);
    }

    /**
     * One command and its reply.
     *
     * @param sent the command line; empty for the banner
     * @param took from sending, or for the banner from the moment that the connection stood, to the reply's last line
     */
    public record Exchange(Stage stage, String sent, SmtpReply reply, Duration took) {}

    /** Nobody was talked to. */
    static SmtpSession untried(SmtpRequest request, Instant at, Breakdown.Cause cause, String detail) {
        return new SmtpSession(
                request, at, List.of(), Optional.empty(), Optional.of(new Breakdown(Stage.CONNECT, cause, detail)));
    }

    public Optional<Exchange> exchange(Stage stage) {
        return exchanges.stream().filter(one -> one.stage() == stage).findFirst();
    }

    public Optional<SmtpReply> reply(Stage stage) {
        return exchange(stage).map(Exchange::reply);
    }

    /** True if the host took the connection, whatever it said then. */
    public boolean isConnected() {
        return breakdown.map(down -> down.stage() != Stage.CONNECT).orElse(true);
    }

    /** True if the conversation broke down during this stage. */
    public boolean brokeAt(Stage stage) {
        return breakdown.filter(down -> down.stage() == stage).isPresent();
    }

    /** The code of a reply, if the conversation came to it. */
    public OptionalInt code(Stage stage) {
        return reply(stage).map(reply -> OptionalInt.of(reply.code())).orElse(OptionalInt.empty());
    }

    /** What the host says of itself in answer to EHLO, upper case, inside TLS if there was any: {@code STARTTLS}, {@code SIZE 1000}. */
    public List<String> extensions() {
        return reply(Stage.EHLO_INSIDE)
                .or(() -> reply(Stage.EHLO))
                .filter(SmtpReply::isPositive)
                .map(SmtpSession::keywords)
                .orElse(List.of());
    }

    /** True if the first answer to EHLO, before any TLS, offered STARTTLS (RFC 3207 section 4). */
    public boolean offersStartTls() {
        return reply(Stage.EHLO)
                .filter(SmtpReply::isPositive)
                .map(SmtpSession::keywords)
                .orElse(List.of())
                .contains("STARTTLS");
    }

    static List<String> keywords(SmtpReply ehlo) {
        return ehlo.lines().stream()
                .skip(1)
                .map(line -> line.strip().toUpperCase(Locale.ROOT))
                .toList();
    }
}
