package dev.mxbot.check.smtp;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.lookup.smtp.Breakdown;
import dev.mxbot.lookup.smtp.Secured;
import dev.mxbot.lookup.smtp.SmtpSession;
import dev.mxbot.lookup.smtp.SmtpSession.Exchange;
import dev.mxbot.lookup.smtp.Stage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a host said, for the report. */
final class HostFacts {
    private static final int MAX_NAMES = 20;

    private HostFacts() {}

    static Map<String, Object> of(Exchanger host) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("host", host.name().text());
        facts.put(
                "addresses",
                Stream.concat(host.talks().stream(), host.mute().stream())
                        .map(HostFacts::of)
                        .toList());
        return facts;
    }

    private static Map<String, Object> of(Conversation talk) {
        SmtpSession session = talk.session();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("address", talk.addressText());
        facts.put("at", session.at().toString());
        facts.put("stage", word(reached(session)));
        session.breakdown().ifPresent(down -> facts.put("failure", Conversation.words(down)));
        session.exchange(Stage.BANNER).ifPresent(banner -> facts.put("bannerMs", millis(banner)));
        facts.put(
                "totalMs",
                session.exchanges().stream().mapToLong(HostFacts::millis).sum());
        session.reply(Stage.EHLO).ifPresent(ehlo -> facts.put("startTls", session.offersStartTls()));
        session.secured().ifPresent(tls -> facts.put("tls", tls(tls)));
        session.reply(Stage.RCPT_TO).ifPresent(reply -> facts.put("rcpt", Excerpt.title(reply.text())));
        return facts;
    }

    private static Map<String, Object> tls(Secured tls) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("protocol", tls.protocol());
        facts.put("cipher", tls.cipherSuite());
        facts.put("trusted", tls.distrust().isEmpty());
        tls.chain().stream().findFirst().ifPresent(leaf -> {
            facts.put(
                    "names",
                    CertificateNames.of(leaf).stream()
                            .limit(MAX_NAMES)
                            .map(Excerpt::title)
                            .toList());
            facts.put("notAfter", leaf.getNotAfter().toInstant().toString());
        });
        return facts;
    }

    /** The last stage that was answered, or the one that broke. */
    private static Stage reached(SmtpSession session) {
        return session.breakdown()
                .map(Breakdown::stage)
                .orElseGet(() -> session.exchanges().stream()
                        .map(Exchange::stage)
                        .filter(stage -> stage != Stage.QUIT)
                        .reduce((first, second) -> second)
                        .orElse(Stage.CONNECT));
    }

    private static long millis(Exchange one) {
        return one.took().toMillis();
    }

    private static String word(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
