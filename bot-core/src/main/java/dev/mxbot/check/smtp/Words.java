package dev.mxbot.check.smtp;

import dev.mxbot.finding.Fix;
import dev.mxbot.provider.MailProvider;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Phrases and commands that several findings share. */
final class Words {
    private static final int SHOWN = 5;

    private Words() {}

    static <T> String list(List<T> all, Function<T, String> name) {
        List<String> names = all.stream().map(name).distinct().toList();
        if (names.size() > SHOWN) {
            return String.join(", ", names.subList(0, SHOWN)) + " and " + (names.size() - SHOWN) + " more";
        }
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : names.stream().limit(last).collect(Collectors.joining(", ")) + " and " + names.get(last);
    }

    static String netcat(Conversation talk) {
        return "nc -vz -w 10 " + talk.addressText() + " 25";
    }

    static String startTls(Conversation talk) {
        String address = talk.isIpv6() ? "[" + talk.addressText() + "]" : talk.addressText();
        return "openssl s_client -starttls smtp -connect " + address + ":25 -servername " + talk.host();
    }

    static Fix leaveTo(MailProvider provider) {
        return Fix.steps(
                "Tell " + provider.name(),
                "The host is one of " + provider.name()
                        + ": only its operators can change what it does. Its status page may know of it.");
    }

    /** The cure for a certificate, by the one who can do it. */
    static Fix certificate(Exchanger host, String title, String... steps) {
        return host.provider().map(Words::leaveTo).orElseGet(() -> Fix.steps(title, steps));
    }

    /** What senders that insist on TLS do; {@code plain} where nobody insists. */
    static String impact(boolean insisted, boolean all, String plain) {
        if (!insisted) {
            return plain;
        }
        return all
                ? "Senders that insist on TLS deliver to no host of the domain, and return the mail after days."
                : "Senders that insist on TLS pass over this host and use the others.";
    }
}
