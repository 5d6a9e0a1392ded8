package dev.mxbot.check.delegation;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.SpecialAddresses;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.Server;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One name of the delegation, and what was learned about it.
 *
 * @param ipv4 the answer to its A question
 * @param ipv6 the answer to its AAAA question
 * @param soa what it says itself about the zone's SOA; empty if it has no address to ask at
 * @param mx what it says itself about the domain's MX; empty if it has no address to ask at
 * @param texts what it says about the domain's TXT; asked only where the records are too large for UDP, or the servers differ
 * @param recursion what it says about the root, asked as a resolver; only where it offers to be one
 */
record NameServer(
        DomainName name,
        Answer ipv4,
        Answer ipv6,
        Optional<Answer> soa,
        Optional<Answer> mx,
        Optional<Answer> texts,
        Optional<Answer> recursion) {
    private static final Comparator<InetAddress> BY_OCTETS =
            (a, b) -> Arrays.compareUnsigned(a.getAddress(), b.getAddress());

    /** The server spoke, and what it said is no answer about the zone. */
    private static final Set<Reason> USELESS =
            EnumSet.of(Reason.SERVFAIL, Reason.REFUSED, Reason.NOT_AUTHORITATIVE, Reason.OTHER_RCODE, Reason.MALFORMED);

    private static final Set<Reason> SILENCE = EnumSet.of(Reason.TIMEOUT, Reason.UNREACHABLE);

    NameServer(DomainName name, Answer ipv4, Answer ipv6) {
        this(name, ipv4, ipv6, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    NameServer saying(Answer soaAnswer, Answer mxAnswer) {
        return new NameServer(
                name, ipv4, ipv6, Optional.of(soaAnswer), Optional.of(mxAnswer), Optional.empty(), Optional.empty());
    }

    NameServer sayingFurther(Optional<Answer> txtAnswer, Optional<Answer> rootAnswer) {
        return new NameServer(name, ipv4, ipv6, soa, mx, txtAnswer, rootAnswer);
    }

    /** IPv4 first; the server is asked at the first of them. */
    List<InetAddress> addresses() {
        return Stream.concat(addresses(ipv4), addresses(ipv6)).distinct().toList();
    }

    /** In order of their octets, so that the same one is asked each time. */
    static Stream<InetAddress> addresses(Answer answer) {
        return answer.data(Rdata.Address.class).stream()
                .map(Rdata.Address::address)
                .sorted(BY_OCTETS);
    }

    /** Where it is asked; its name alone until that is known. */
    String label() {
        return addresses().stream()
                .findFirst()
                .map(address -> Server.authority(name, address).label())
                .orElse(name.text());
    }

    /** It holds the zone: it gave the zone's SOA record. */
    boolean isAuthoritative() {
        return soa.filter(Answer.Records.class::isInstance).isPresent();
    }

    /** What it answers in place of the zone, in words; empty if it answers properly or not at all. */
    Optional<String> uselessAnswer() {
        if (soa.filter(Answer::isAbsent).isPresent()) {
            return Optional.of("answers that there is no such zone");
        }
        if (soa.filter(Answer::isUnanswered).isEmpty()
                || mx.filter(Answer::isUnanswered).isEmpty()) {
            return Optional.empty();
        }
        return reasons().filter(USELESS::contains).findFirst().map(NameServer::words);
    }

    /** No word came back, and that is no fault of the network here: its address is public, and IPv4 is what every host has. */
    boolean isSilent() {
        return soa.isPresent()
                && reasons().filter(SILENCE::contains).count() == 2
                && wasTried()
                && addresses().get(0) instanceof Inet4Address
                && SpecialAddresses.rangeOf(addresses().get(0)).isEmpty();
    }

    /** A diagnosis that ran out of time says nothing about the server. */
    private boolean wasTried() {
        return direct().allMatch(answer -> answer.provenance().attempts() > 0);
    }

    private Stream<Reason> reasons() {
        return direct().flatMap(answer ->
                answer instanceof Answer.Unanswered unanswered ? Stream.of(unanswered.reason()) : Stream.of());
    }

    /** What it said itself. */
    Stream<Answer> direct() {
        return Stream.concat(soa.stream(), mx.stream());
    }

    /** The same, and what it was asked only because the texts are long. */
    Stream<Answer> told() {
        return Stream.concat(direct(), texts.stream());
    }

    Stream<Answer> answers() {
        return Stream.concat(Stream.of(ipv4, ipv6), direct());
    }

    Optional<Rdata.Soa> zoneVersion() {
        return soa.flatMap(answer -> answer.data(Rdata.Soa.class).stream().findFirst());
    }

    /**
     * Who wrote the zone that it holds: a secondary has the SOA record of its primary, and zones that were written separately differ there.
     * Among those, serials say nothing.
     */
    String primary() {
        return zoneVersion().map(soa -> soa.primary() + " " + soa.responsible()).orElse("");
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case REFUSED -> "refuses to answer (REFUSED)";
            case SERVFAIL -> "fails (SERVFAIL)";
            case NOT_AUTHORITATIVE -> "answers without authority";
            default -> "gives no usable answer (" + reason.words() + ")";
        };
    }
}
