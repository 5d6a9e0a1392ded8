package dev.mxbot.history;

import dev.mxbot.domain.DomainName;
import dev.mxbot.history.Effect.Weight;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where mail goes. */
final class MxEffect {
    private final Comparison compared;
    private final String domain;

    MxEffect(Comparison compared) {
        this.compared = compared;
        this.domain = compared.domain().unicode();
    }

    Stream<Effect> effects() {
        return compared.at(compared.mx()).map(this::effect).stream();
    }

    private Effect effect(Difference change) {
        List<DomainName> before = Comparison.hosts(change.before());
        List<DomainName> after = Comparison.hosts(change.after());
        if (change.after().isAbsent()) {
            return new Effect(
                    Weight.STOPS,
                    change.question(),
                    (before.isEmpty()
                                    ? domain + " no longer says that it takes no mail"
                                    : domain + " lost its MX records")
                            + withoutMx());
        }
        if (after.isEmpty()) {
            return new Effect(
                    Weight.STOPS,
                    change.question(),
                    domain + " says now that it takes no mail (null MX): every sender gets a bounce");
        }
        return before.isEmpty()
                ? new Effect(
                        Weight.MOVES,
                        change.question(),
                        "mail to " + domain + " now goes to " + Wording.names(places(after)) + spf(places(after)))
                : other(change, before, after);
    }

    private Effect other(Difference change, List<DomainName> before, List<DomainName> after) {
        List<String> gone = Wording.without(places(before), places(after));
        List<String> come = Wording.without(places(after), places(before));
        if (!come.isEmpty() && !gone.isEmpty() && gone.size() == places(before).size()) {
            return new Effect(
                    Weight.MOVES,
                    change.question(),
                    "MX moved from " + Wording.names(gone) + " to " + Wording.names(come) + spf(come));
        }
        if (!come.isEmpty() || !gone.isEmpty()) {
            return new Effect(
                    come.isEmpty() ? Weight.CHANGES : Weight.MOVES,
                    change.question(),
                    parts(come, gone) + "; mail goes to " + Wording.names(places(after)) + " now" + spf(come));
        }
        List<DomainName> fewer = Wording.without(before, after);
        List<DomainName> more = Wording.without(after, before);
        return new Effect(
                Weight.CHANGES,
                change.question(),
                fewer.isEmpty() && more.isEmpty()
                        ? "the MX preferences changed: " + after.get(0) + " is tried first"
                        : parts(more, fewer) + ", still at " + Wording.names(places(after)));
    }

    private static String parts(List<?> come, List<?> gone) {
        return Stream.of(
                        Optional.of(come)
                                .filter(some -> !some.isEmpty())
                                .map(some -> Wording.names(some) + " was added to the MX records"),
                        Optional.of(gone)
                                .filter(some -> !some.isEmpty())
                                .map(some -> Wording.names(some) + " was removed from the MX records"))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + " and " + other)
                .orElse("");
    }

    /** By whose name people know the hosts; of an unknown provider, the hosts themselves. */
    private static List<String> places(List<DomainName> hosts) {
        return hosts.stream()
                .map(host ->
                        KnownProviders.byMxHost(host).map(MailProvider::name).orElseGet(host::text))
                .distinct()
                .toList();
    }

    /** RFC 5321 section 5.1: the domain's address stands in. */
    private String withoutMx() {
        Seen ipv4 = compared.now().answer(compared.domain() + " A");
        Seen ipv6 = compared.now().answer(compared.domain() + " AAAA");
        List<String> addresses =
                Stream.concat(ipv4.values().stream(), ipv6.values().stream()).toList();
        if (!addresses.isEmpty()) {
            return ": mail now goes to its web server (" + Wording.names(addresses) + ")";
        }
        return ipv4.isAbsent() && ipv6.isAbsent() ? ": nobody can deliver to it" : "";
    }

    /** Who takes mail for a domain sends for it too; a gateway may not. */
    private String spf(List<String> come) {
        Optional<MailProvider> mailbox = KnownProviders.all().stream()
                .filter(provider -> come.contains(provider.name()))
                .filter(provider -> provider.kind() == MailProvider.Kind.MAILBOX
                        && !provider.spfIncludes().isEmpty())
                .findFirst();
        Seen spf = compared.now().answer(compared.domain() + " TXT");
        if (mailbox.isEmpty() || spf.kind() == Seen.Kind.UNKNOWN) {
            return "";
        }
        String name = mailbox.get().name();
        if (spf.isAbsent()) {
            return "; no SPF record authorises it";
        }
        List<MailProvider> senders = Comparison.senders(compared.now(), compared.domain());
        if (senders.contains(mailbox.get())) {
            return "; SPF authorises " + name;
        }
        boolean onlyThese = spf.values().stream()
                .flatMap(text -> new SpfText(text).terms().stream())
                .allMatch(term -> term.contains("include:") || term.startsWith("redirect=") || term.endsWith("all"));
        return onlyThese && !senders.isEmpty()
                ? "; SPF still authorises only "
                        + Wording.names(senders.stream().map(MailProvider::name).toList())
                : "; SPF does not authorise " + name;
    }
}
