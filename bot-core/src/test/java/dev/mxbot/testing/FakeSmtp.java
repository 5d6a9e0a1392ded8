package dev.mxbot.testing;

import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.smtp.Breakdown;
import dev.mxbot.lookup.smtp.Egress;
import dev.mxbot.lookup.smtp.Secured;
import dev.mxbot.lookup.smtp.Smtp;
import dev.mxbot.lookup.smtp.SmtpReply;
import dev.mxbot.lookup.smtp.SmtpRequest;
import dev.mxbot.lookup.smtp.SmtpSession;
import dev.mxbot.lookup.smtp.SmtpSession.Exchange;
import dev.mxbot.lookup.smtp.Stage;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import okhttp3.tls.HeldCertificate;

/**
 * Mail hosts from a few scripts, by address; at any other address nobody answers in time.
 *
 * <pre>{@code
 * new FakeSmtp()
 *         .at("5.253.25.1", Script.healthy("mx1.example.org"))
 *         .at("5.253.25.2", Script.healthy("mx2.example.org").replying(Stage.RCPT_TO, "550 5.1.1 Unknown user"));
 * }</pre>
 */
public final class FakeSmtp implements Smtp {
    private final Map<String, Script> hosts = new HashMap<>();
    private final Map<SmtpRequest, SmtpSession> known = new HashMap<>();
    private final List<SmtpRequest> asked = new ArrayList<>();
    private Egress egress = new Egress.Open(FakeDns.AT);
    private int egressAsked;
    private boolean on = true;

    /** What the host at this address says. */
    public FakeSmtp at(String address, Script script) {
        hosts.put(address, script);
        return this;
    }

    /** The settings are that nobody is connected to. */
    public FakeSmtp off() {
        on = false;
        return this;
    }

    /** Nothing leaves this machine's network. */
    public FakeSmtp blocked(String... tried) {
        egress = new Egress.Blocked(FakeDns.AT, List.of(tried));
        return this;
    }

    /** A session of a moment ago, which {@link #known} gives without anybody being asked. */
    public FakeSmtp knowing(SmtpRequest request) {
        known.put(request, session(request));
        return this;
    }

    /** The conversations that were held, in order. */
    public synchronized List<SmtpRequest> asked() {
        return List.copyOf(asked);
    }

    /** How often it was asked whether anything leaves this machine's network. */
    public int egressAsked() {
        return egressAsked;
    }

    @Override
    public boolean isOn() {
        return on;
    }

    @Override
    public synchronized CompletionStage<SmtpSession> talk(SmtpRequest request) {
        asked.add(request);
        known.put(request, session(request));
        return CompletableFuture.completedFuture(session(request));
    }

    @Override
    public synchronized Optional<SmtpSession> known(SmtpRequest request) {
        return Optional.ofNullable(known.get(request));
    }

    @Override
    public synchronized CompletionStage<Egress> egress(Dns dns) {
        egressAsked++;
        return CompletableFuture.completedFuture(egress);
    }

    private SmtpSession session(SmtpRequest request) {
        if (!on) {
            return Script.breaking(Stage.CONNECT, Breakdown.Cause.NOT_TRIED, "switched off in a test")
                    .session(request);
        }
        return hosts.getOrDefault(
                        request.address().getHostAddress(),
                        Script.breaking(Stage.CONNECT, Breakdown.Cause.TIMEOUT, "nobody answered in a test"))
                .session(request);
    }

    /** What one host says; each change gives another script. */
    public static final class Script {
        private final Map<Stage, SmtpReply> replies;
        private final Map<Stage, Duration> took;
        private final Optional<Secured> secured;
        private final Optional<Breakdown> breakdown;

        private Script(
                Map<Stage, SmtpReply> replies,
                Map<Stage, Duration> took,
                Optional<Secured> secured,
                Optional<Breakdown> breakdown) {
            this.replies = replies;
            this.took = took;
            this.secured = secured;
            this.breakdown = breakdown;
        }

        /** Takes mail for every domain, in TLS 1.3, with a {@linkplain TestCertificates#good good} certificate. */
        public static Script healthy(String host) {
            return plain(host)
                    .replying(Stage.EHLO, "250-" + host, "250-SIZE 10240000", "250-STARTTLS", "250 8BITMIME")
                    .replying(Stage.STARTTLS, "220 2.0.0 Ready to start TLS")
                    .replying(Stage.EHLO_INSIDE, "250-" + host, "250-SIZE 10240000", "250 8BITMIME")
                    .serving(TestCertificates.good(host));
        }

        /** As {@link #healthy}, but without TLS. */
        public static Script plain(String host) {
            return new Script(
                            new EnumMap<>(Stage.class), new EnumMap<>(Stage.class), Optional.empty(), Optional.empty())
                    .replying(Stage.BANNER, "220 " + host + " ESMTP")
                    .replying(Stage.EHLO, "250-" + host, "250-SIZE 10240000", "250 8BITMIME")
                    .replying(Stage.MAIL_FROM, "250 2.1.0 Ok")
                    .replying(Stage.RCPT_TO, "250 2.1.5 Ok")
                    .replying(Stage.QUIT, "221 2.0.0 Bye");
        }

        /** Nothing but a breakdown. */
        public static Script breaking(Stage stage, Breakdown.Cause cause, String detail) {
            return plain("unheard.invalid").broken(stage, cause, detail);
        }

        /**
         * Another reply at this stage.
         *
         * @param lines as on the wire: {@code 250-mx.example.org}, {@code 250 SIZE 1000}
         */
        public Script replying(Stage stage, String... lines) {
            Map<Stage, SmtpReply> others = new EnumMap<>(Stage.class);
            others.putAll(replies);
            others.put(stage, reply(lines));
            return new Script(others, took, secured, breakdown);
        }

        /** So long until the reply at this stage. */
        public Script after(Duration time, Stage stage) {
            Map<Stage, Duration> others = new EnumMap<>(Stage.class);
            others.putAll(took);
            others.put(stage, time);
            return new Script(replies, others, secured, breakdown);
        }

        /** TLS 1.3 with this certificate, which is trusted. */
        public Script serving(HeldCertificate certificate) {
            return secured(secured(TestCertificates.chain(certificate), Optional.empty()));
        }

        /** TLS 1.3 with this certificate, which is not trusted. */
        public Script serving(HeldCertificate certificate, Secured.Distrust.Kind distrust) {
            return secured(secured(
                    List.of(certificate.certificate()), Optional.of(new Secured.Distrust(distrust, "seen in a test"))));
        }

        public Script secured(Secured other) {
            return new Script(replies, took, Optional.of(other), breakdown);
        }

        /** Goes on until this stage, and breaks down there. */
        public Script broken(Stage stage, Breakdown.Cause cause, String detail) {
            return new Script(replies, took, secured, Optional.of(new Breakdown(stage, cause, detail)));
        }

        /**
         * The session as it is recorded: without what was not asked for, what the host did not offer, and what would have come after a
         * breakdown.
         */
        public SmtpSession session(SmtpRequest request) {
            List<Exchange> exchanges = new ArrayList<>();
            for (Stage stage : Stage.values()) {
                if (breakdown.filter(down -> down.stage() == stage).isPresent()) {
                    break;
                }
                SmtpReply reply = replies.get(stage);
                if (reply != null && isComeTo(stage, request, exchanges)) {
                    exchanges.add(new Exchange(
                            stage, sent(stage, request), reply, took.getOrDefault(stage, Duration.ofMillis(7))));
                }
            }
            boolean shaken = breakdown
                    .map(down -> down.stage().compareTo(Stage.HANDSHAKE) > 0)
                    .orElse(true);
            Optional<Secured> tls = secured.filter(some -> shaken && accepted(exchanges, Stage.STARTTLS));
            return new SmtpSession(request, FakeDns.AT, exchanges, tls, breakdown);
        }

        private static boolean isComeTo(Stage stage, SmtpRequest request, List<Exchange> before) {
            return switch (stage) {
                case EHLO -> accepted(before, Stage.BANNER);
                case STARTTLS ->
                    before.stream()
                            .anyMatch(one -> one.stage() == Stage.EHLO
                                    && one.reply().isPositive()
                                    && one.reply().lines().contains("STARTTLS"));
                case EHLO_INSIDE -> accepted(before, Stage.STARTTLS);
                case MAIL_FROM ->
                    request.recipient().isPresent()
                            && greeted(before)
                            && before.stream().noneMatch(one -> one.reply().code() == 421);
                case RCPT_TO -> accepted(before, Stage.MAIL_FROM);
                // Whoever closes the conversation is asked nothing more (RFC 5321 section 3.8).
                case QUIT -> before.stream().noneMatch(one -> one.reply().code() == 421);
                default -> true;
            };
        }

        /** EHLO was accepted, inside TLS if there is any. */
        private static boolean greeted(List<Exchange> before) {
            return accepted(before, Stage.EHLO)
                    && (!accepted(before, Stage.STARTTLS) || accepted(before, Stage.EHLO_INSIDE));
        }

        private static boolean accepted(List<Exchange> before, Stage stage) {
            return before.stream()
                    .anyMatch(one -> one.stage() == stage && one.reply().isPositive());
        }

        private static String sent(Stage stage, SmtpRequest request) {
            return switch (stage) {
                case EHLO, EHLO_INSIDE -> "EHLO mxbot.example.org";
                case STARTTLS -> "STARTTLS";
                case MAIL_FROM -> "MAIL FROM:<>";
                case RCPT_TO ->
                    "RCPT TO:<postmaster@"
                            + request.recipient().map(Object::toString).orElse("") + ">";
                case QUIT -> "QUIT";
                default -> "";
            };
        }

        private static SmtpReply reply(String... lines) {
            return new SmtpReply(
                    Integer.parseInt(lines[0].substring(0, 3)),
                    List.of(lines).stream()
                            .map(line -> line.substring(Math.min(4, line.length())))
                            .toList());
        }

        private static Secured secured(List<X509Certificate> chain, Optional<Secured.Distrust> distrust) {
            return new Secured("TLSv1.3", "TLS_AES_256_GCM_SHA384", chain, distrust);
        }
    }
}
