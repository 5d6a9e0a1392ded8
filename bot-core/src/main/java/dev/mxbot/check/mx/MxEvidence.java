package dev.mxbot.check.mx;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Lane;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import dev.mxbot.provider.SpfGlance;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What was found out about the MX record set.
 *
 * @param mx what the resolver says
 * @param authority what the domain's own servers say, where one of them gave the records; only there the TTL is the published one
 * @param addresses the A and AAAA answers of the domain itself, asked only where no MX names a host
 * @param text the TXT answer of the domain
 * @param dmarc the TXT answer of the domain's {@code _dmarc} name, asked only where SPF authorises nobody
 * @param wildcard the MX answer of the wildcard name {@code *} below the domain
 * @param expected the hosts that the asker says are right; empty if nothing was said
 */
record MxEvidence(
        DomainName domain,
        Answer mx,
        Optional<Answer> authority,
        List<Answer> addresses,
        Answer text,
        Optional<Answer> dmarc,
        Optional<Answer> wildcard,
        Set<DomainName> expected)
        implements Evidence {
    private static final int MAX_FACTS = 50;

    MxEvidence {
        addresses = List.copyOf(addresses);
        expected = Set.copyOf(expected);
    }

    /** The record set, with the published TTL if it is known. */
    MxSetRecord set() {
        return MxSetRecord.of(
                domain, authority.filter(said -> data(said).equals(data(mx))).orElse(mx));
    }

    private static Set<Rdata> data(Answer answer) {
        return new HashSet<>(answer.data(Rdata.Mx.class));
    }

    /** The TTL as published: a resolver's own count runs down, and many resolvers cap it at a day. */
    OptionalLong publishedTtl() {
        return authority
                .or(() -> Optional.of(mx).filter(answer -> answer.provenance().authoritative()))
                .map(answer ->
                        answer.records().stream().mapToLong(ResourceRecord::ttl).max())
                .orElse(OptionalLong.empty());
    }

    /** No MX, on an authority's word, of a domain that exists. */
    boolean hasNoMx() {
        return mx instanceof Answer.NoData;
    }

    List<InetAddress> implicitHosts() {
        return hasNoMx() ? addressesOf(addresses) : List.of();
    }

    static List<InetAddress> addressesOf(List<Answer> answers) {
        return answers.stream()
                .flatMap(answer -> answer.data(Rdata.Address.class).stream())
                .map(Rdata.Address::address)
                .toList();
    }

    /** Nothing is claimed from it while the TXT records could not be asked for. */
    SpfGlance spf() {
        return glance(text);
    }

    static SpfGlance glance(Answer text) {
        return SpfGlance.at(
                text.data(Rdata.Txt.class).stream().map(Rdata.Txt::joined).toList());
    }

    @Override
    public Set<Lane> unusedLanes() {
        return set().isNullMx() ? EnumSet.of(Lane.RECEIVING, Lane.TRANSPORT) : Set.of();
    }

    @Override
    public Map<String, Object> facts() {
        MxSetRecord set = set();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", mx.isUnanswered() ? "unknown" : mx.isAbsent() ? "absent" : "found");
        facts.put(
                "records",
                set.hosts().stream()
                        .limit(MAX_FACTS)
                        .map(host -> host.published().toString())
                        .toList());
        facts.put(
                "hosts",
                set.hosts().stream().limit(MAX_FACTS).map(MxEvidence::fact).toList());
        facts.put("nullMx", set.isNullMx());
        facts.put("implicit", !implicitHosts().isEmpty());
        if (set.hosts().size() > MAX_FACTS) {
            facts.put("more", set.hosts().size() - MAX_FACTS);
        }
        return facts;
    }

    private static Map<String, Object> fact(MxSetRecord.Host host) {
        return Map.of(
                "preference",
                host.preference(),
                "host",
                host.name().text(),
                "ttl",
                host.published().ttl());
    }
}
