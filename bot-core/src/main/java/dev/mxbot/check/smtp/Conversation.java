package dev.mxbot.check.smtp;

import com.google.common.net.InetAddresses;
import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.SpecialAddresses;
import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.smtp.Breakdown;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Secured;
import dev.mxbot.lookup.smtp.SmtpReply;
import dev.mxbot.lookup.smtp.SmtpSession;
import dev.mxbot.lookup.smtp.SmtpSession.Exchange;
import dev.mxbot.lookup.smtp.Stage;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What one address of a mail host said.
 *
 * @param host as the MX record names it; the session may be one that was held under another name of the same address
 */
public record Conversation(DomainName host, InetAddress address, SmtpSession session) {
    private static final Set<Cause> AWAY = Set.of(Cause.REFUSED, Cause.TIMEOUT, Cause.CLOSED, Cause.UNREACHABLE);

    /** The stages at which a host can refuse to go on, in order. */
    private static final List<Stage> REPLIES =
            List.of(Stage.BANNER, Stage.EHLO, Stage.EHLO_INSIDE, Stage.MAIL_FROM, Stage.RCPT_TO);

    public Optional<Secured> secured() {
        return session.secured();
    }

    public String addressText() {
        return InetAddresses.toAddrString(address);
    }

    boolean isIpv6() {
        return address instanceof Inet6Address;
    }

    /** True for an address of the public Internet. */
    boolean isPublic() {
        return SpecialAddresses.rangeOf(address).isEmpty();
    }

    boolean isConnected() {
        return session.isConnected();
    }

    boolean broke(Stage stage, Cause cause) {
        return session.breakdown()
                .filter(down -> down.stage() == stage && down.cause() == cause)
                .isPresent();
    }

    /** True if nobody at the address took the connection; whether the host or the way there is to blame is not said yet. */
    boolean isAway() {
        return session.breakdown()
                .filter(down -> down.stage() == Stage.CONNECT && AWAY.contains(down.cause()))
                .isPresent();
    }

    /**
     * True if not a word came back. A connection alone proves nothing: on some networks a box on the way takes them all, and gets no
     * further itself.
     */
    boolean isUnheard() {
        return isAway()
                || broke(Stage.CONNECT, Cause.BLOCKED)
                || session.breakdown()
                        .filter(down -> down.stage() == Stage.BANNER && AWAY.contains(down.cause()))
                        .isPresent();
    }

    /** True if the host has said something, be it SMTP or not. */
    boolean isHeard() {
        return isConnected() && !isUnheard();
    }

    /** What the host would not do, if it went as far as to say so. */
    Optional<Refused> refused() {
        return REPLIES.stream()
                .flatMap(stage -> session.exchange(stage).stream())
                .filter(one -> !one.reply().isPositive())
                .findFirst()
                .map(one -> new Refused(one, Refusal.of(one.stage(), one.reply(), host)));
    }

    boolean isRefused(Refusal why) {
        return refused().filter(refused -> refused.why() == why).isPresent();
    }

    boolean isRefused(Stage stage, Refusal why) {
        return refused()
                .filter(refused -> refused.exchange().stage() == stage && refused.why() == why)
                .isPresent();
    }

    /** True if the host has accepted EHLO: it speaks SMTP with us. */
    boolean isGreeted() {
        return session.reply(Stage.EHLO).filter(SmtpReply::isPositive).isPresent();
    }

    /** {@code mx1.example.org (5.9.1.1)}. */
    String label() {
        return host + " (" + addressText() + ")";
    }

    /** What was said at these stages, as evidence. */
    List<Observation> said(Stage... stages) {
        List<Observation> seen = new ArrayList<>();
        for (Stage stage : stages) {
            session.exchange(stage).map(this::observation).ifPresent(seen::add);
        }
        return seen;
    }

    /** How the conversation ended before its time, as evidence; empty if it did not. */
    List<Observation> ended() {
        return session.breakdown().stream()
                .map(down -> observation(stage(down.stage()), words(down)))
                .toList();
    }

    /** The last that was heard, and how it ended. */
    List<Observation> lastWords() {
        List<Observation> seen = new ArrayList<>();
        session.exchanges().stream()
                .filter(one -> one.stage() != Stage.QUIT)
                .reduce((first, second) -> second)
                .map(this::observation)
                .ifPresent(seen::add);
        seen.addAll(ended());
        return seen;
    }

    Observation observation(Exchange one) {
        return observation(
                one.sent().isEmpty() ? stage(one.stage()) : one.sent(),
                Excerpt.record(one.reply().text()));
    }

    Observation observation(String question, String answer) {
        return new Observation(Excerpt.record(question), answer, addressText(), OptionalLong.empty(), session.at());
    }

    static String words(Breakdown down) {
        String cause = down.cause().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return down.detail().isEmpty() ? cause : cause + ": " + Excerpt.record(down.detail());
    }

    private String stage(Stage stage) {
        return switch (stage) {
            case CONNECT -> "connection to " + host + " port 25";
            case BANNER -> "greeting of " + host;
            case HANDSHAKE -> "TLS handshake with " + host;
            case EHLO, EHLO_INSIDE -> "EHLO to " + host;
            case STARTTLS -> "STARTTLS to " + host;
            case MAIL_FROM -> "MAIL FROM to " + host;
            case RCPT_TO -> "RCPT TO to " + host;
            case QUIT -> "QUIT to " + host;
        };
    }
}
