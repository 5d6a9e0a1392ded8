package dev.mxbot.history;

import dev.mxbot.domain.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which questions hang on an answer: MX on hosts, hosts on addresses, addresses on names, SPF on what it includes. */
final class Links {
    private static final String STS = "_mta-sts.";

    private Links() {}

    /** Keys, in no order, some of which nobody may have asked. */
    static List<String> below(String key, Seen seen) {
        return Question.parse(key).stream()
                .flatMap(question -> Stream.concat(alias(question), below(question, seen)))
                .distinct()
                .toList();
    }

    private static Stream<String> below(Question question, Seen seen) {
        return switch (question.type()) {
            case "MX" ->
                seen.kind() == Seen.Kind.ABSENT
                        // RFC 5321 section 5.1: without MX, mail goes to the domain's own address.
                        ? addresses(question.name())
                        : seen.values().stream()
                                .flatMap(value -> host(value).stream())
                                .flatMap(host -> Stream.concat(
                                        addresses(host),
                                        host.below("_25._tcp").stream().map(name -> name + " TLSA")));
            case "A", "AAAA" ->
                seen.values().stream()
                        .flatMap(address -> Question.reverse(address).stream())
                        .map(Question::toString);
            case "TXT" ->
                question.name().text().startsWith(STS)
                        ? policy(question.name(), seen)
                        : seen.values().stream()
                                .filter(SpfText::isSpf)
                                .flatMap(value -> new SpfText(value).named(question.name()));
            default -> Stream.of();
        };
    }

    /** Who answers a question behind an alias shows the alias too. */
    private static Stream<String> alias(Question question) {
        return question.type().equals("CNAME") ? Stream.of() : Stream.of(question.name() + " CNAME");
    }

    private static Stream<String> addresses(DomainName host) {
        return Stream.of(host + " A", host + " AAAA");
    }

    /** The host of an MX record; empty for the null MX. */
    static Optional<DomainName> host(String mx) {
        return Question.name(mx.substring(mx.indexOf(' ') + 1)).filter(name -> !name.isRoot());
    }

    private static Stream<String> policy(DomainName announcement, Seen seen) {
        return seen.kind() == Seen.Kind.FOUND ? announcement.parent().map(Question::policy).stream() : Stream.of();
    }
}
