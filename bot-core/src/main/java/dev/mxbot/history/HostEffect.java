package dev.mxbot.history;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.history.Effect.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Hosts and their addresses, the names of these, keys, and who serves the zone. */
final class HostEffect {
    private final Comparison compared;

    HostEffect(Comparison compared) {
        this.compared = compared;
    }

    Stream<Effect> effects() {
        return compared.differences().stream()
                .flatMap(change -> Question.parse(change.question()).stream()
                        .flatMap(question -> effect(change, question).stream()));
    }

    private Optional<Effect> effect(Difference change, Question question) {
        String name = question.name().text();
        return switch (question.type()) {
            case "A", "AAAA" -> address(change, question);
            case "PTR" -> Optional.of(reverse(change));
            case "NS" -> Optional.of(servers(change, question.name()));
            case "DS" ->
                Optional.of(plain(
                        change,
                        "DNSSEC is off: the DS record of " + name + " is gone",
                        "DNSSEC is on: " + name + " has a DS record now",
                        "the DS records of " + name + " changed"));
            case "TLSA" ->
                Optional.of(plain(
                        change,
                        "the TLSA records of " + host(name) + " are gone: DANE no longer protects mail to it",
                        host(name) + " has TLSA records now",
                        "the TLSA records of " + host(name) + " changed"));
            case "CNAME" ->
                Optional.of(plain(
                        change,
                        name + " is no alias any more",
                        name + " is an alias now",
                        name + " is an alias of "
                                + Wording.name(Wording.names(change.after().values())) + " now"));
            case "TXT" -> key(change, name);
            default -> Optional.empty();
        };
    }

    private static String host(String tlsa) {
        return tlsa.replaceFirst("^_25\\._tcp\\.", "");
    }

    private static Optional<Effect> key(Difference change, String name) {
        int at = name.indexOf("._domainkey.");
        if (at < 0) {
            return Optional.empty();
        }
        String selector = name.substring(0, at);
        return Optional.of(plain(
                change,
                "the DKIM key of selector " + selector + " is gone: signatures made with it fail",
                "selector " + selector + " has a DKIM key now",
                "the DKIM key of selector " + selector + " changed: signatures made with the old one fail"));
    }

    private Optional<Effect> address(Difference change, Question question) {
        String host = question.name().text();
        String family = question.type().equals("A") ? "IPv4" : "IPv6";
        String twin = host + (question.type().equals("A") ? " AAAA" : " A");
        if (change.after().isAbsent()) {
            if (compared.now().answer(twin).isAbsent()) {
                boolean told =
                        question.type().equals("AAAA") && compared.at(twin).isPresent();
                return told
                        ? Optional.empty()
                        : Optional.of(new Effect(
                                weight(question.name()),
                                change.question(),
                                host + " has no address any more"
                                        + (isMxHost(question.name()) ? ": senders cannot reach it" : "")));
            }
            return Optional.of(effect(change, Weight.LOSES, host + " lost its " + family + " address"));
        }
        if (change.before().isAbsent()) {
            return Optional.of(effect(
                    change,
                    Weight.GAINS,
                    host + " has an " + family + " address now ("
                            + Wording.names(change.after().values()) + ")"));
        }
        List<String> gone =
                Wording.without(change.before().values(), change.after().values());
        boolean moved = gone.size() == change.before().values().size();
        return Optional.of(effect(
                change,
                Weight.CHANGES,
                moved
                        ? host + " moved from " + Wording.names(change.before().values()) + " to "
                                + Wording.names(change.after().values())
                        : host + " has other " + family + " addresses beside the old ones, or fewer: "
                                + Wording.names(change.after().values())));
    }

    /** Without the only host no mail arrives; without one of several it goes to the others. */
    private Weight weight(DomainName host) {
        List<DomainName> hosts = Comparison.hosts(compared.now().answer(compared.mx()));
        boolean all = hosts.stream()
                .allMatch(each -> compared.now().answer(each + " A").isAbsent()
                        && compared.now().answer(each + " AAAA").isAbsent());
        return hosts.contains(host) && all ? Weight.STOPS : Weight.LOSES;
    }

    private boolean isMxHost(DomainName host) {
        return Comparison.hosts(compared.now().answer(compared.mx())).contains(host);
    }

    private Effect reverse(Difference change) {
        String whose = whose(change.question());
        if (change.after().isAbsent()) {
            return effect(change, Weight.LOSES, "the PTR of " + whose + " is gone");
        }
        String now = Wording.names(
                change.after().values().stream().map(Wording::name).toList());
        return effect(
                change,
                change.before().isAbsent() ? Weight.GAINS : Weight.CHANGES,
                "the PTR of " + whose + " is " + now + " now"
                        + (change.before().isAbsent()
                                ? ""
                                : ", no longer "
                                        + Wording.names(change.before().values().stream()
                                                .map(Wording::name)
                                                .toList())));
    }

    /** {@code mx1.example.com (192.0.2.1)}; the reverse name where no host has that address. */
    private String whose(String reverse) {
        for (Snapshot snapshot : List.of(compared.now(), compared.earlier())) {
            for (var entry : snapshot.seen().entrySet()) {
                Optional<Question> host = Question.parse(entry.getKey())
                        .filter(question ->
                                question.type().equals("A") || question.type().equals("AAAA"));
                Optional<String> address = entry.getValue().values().stream()
                        .filter(value -> host.isPresent()
                                && Question.reverse(value)
                                        .map(Question::toString)
                                        .equals(Optional.of(reverse)))
                        .findFirst();
                if (address.isPresent()) {
                    return host.map(question -> question.name().text()).orElse("") + " (" + address.get() + ")";
                }
            }
        }
        return reverse;
    }

    private Effect servers(Difference change, DomainName zone) {
        if (change.after().isAbsent()) {
            boolean gone = compared.now().answer(compared.mx()).isAbsent();
            return effect(
                    change,
                    gone ? Weight.STOPS : Weight.CHANGES,
                    gone
                            ? zone.unicode() + " is gone from the DNS"
                            : zone.unicode() + " has no name servers of its own any more");
        }
        List<String> before = owners(change.before());
        List<String> after = owners(change.after());
        return effect(
                change,
                Weight.CHANGES,
                before.equals(after) || change.before().isAbsent()
                        ? "the name servers of " + zone.unicode() + " are " + Wording.names(names(change.after()))
                                + " now"
                        : "the name servers of " + zone.unicode() + " moved from " + Wording.names(before) + " to "
                                + Wording.names(after));
    }

    private static List<String> names(Seen servers) {
        return servers.values().stream().map(Wording::name).toList();
    }

    private static List<String> owners(Seen servers) {
        List<String> owners = new ArrayList<>();
        for (String name : names(servers)) {
            owners.add(Question.name(name)
                    .flatMap(PublicSuffixes::registrable)
                    .map(DomainName::text)
                    .orElse(name));
        }
        return owners.stream().distinct().toList();
    }

    private static Effect plain(Difference change, String gone, String fresh, String other) {
        if (change.after().isAbsent()) {
            return effect(change, Weight.LOSES, gone);
        }
        return change.before().isAbsent() ? effect(change, Weight.GAINS, fresh) : effect(change, Weight.CHANGES, other);
    }

    private static Effect effect(Difference change, Weight weight, String words) {
        boolean others = !change.announced() && !change.after().isAbsent();
        return new Effect(others ? Weight.AROUND : weight, change.question(), words);
    }
}
