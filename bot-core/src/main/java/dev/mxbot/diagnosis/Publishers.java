package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.Server;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The name servers of the zone that a domain lies in, as one diagnosis found them.
 *
 * @param zone empty where it was not found
 * @param names of all of them, also of those that have no address
 * @param asked those that were asked for their version of the zone
 */
public record Publishers(Optional<DomainName> zone, List<String> names, List<Publisher> asked) {
    /** Nothing is known. */
    public static final Publishers UNKNOWN = new Publishers(Optional.empty(), List.of(), List.of());

    private static final int MOST = 20;

    public Publishers {
        names = List.copyOf(names);
        asked = List.copyOf(asked);
    }

    /**
     * One of them.
     *
     * @param version of the zone that it holds; empty if it did not say
     */
    public record Publisher(Server server, Optional<Rdata.Soa> version) {
        public String name() {
            return server.name().map(DomainName::text).orElseGet(server::label);
        }
    }

    public static Publishers of(Diagnosis diagnosis) {
        Map<String, Object> facts = diagnosis.facts("ns");
        if (!(facts.get("zone") instanceof String text)) {
            return UNKNOWN;
        }
        DomainName zone = DomainName.of(text);
        List<Publisher> asked = diagnosis.answers().stream()
                .filter(answer -> answer.query().type() == RecordType.SOA
                        && answer.query().name().equals(zone))
                .flatMap(answer -> answer
                        .query()
                        .server()
                        .filter(server -> !server.recursive())
                        .map(server -> new Publisher(server, version(answer)))
                        .stream())
                .limit(MOST)
                .toList();
        Stream<String> named = facts.get("servers") instanceof List<?> servers
                ? servers.stream()
                        .flatMap(one -> one instanceof Map<?, ?> server && server.get("name") instanceof String name
                                ? Stream.of(name)
                                : Stream.of())
                : Stream.of();
        return new Publishers(
                Optional.of(zone),
                Stream.concat(named, asked.stream().map(Publisher::name))
                        .distinct()
                        .limit(MOST)
                        .toList(),
                asked);
    }

    private static Optional<Rdata.Soa> version(Answer soa) {
        return soa.data(Rdata.Soa.class).stream().findFirst();
    }

    /** True if these are the ones that publish what stands at a name, as far as that is not delegated further. */
    public boolean publish(DomainName name) {
        return zone.filter(name::isWithin).isPresent();
    }

    /** Serial of the newest version that any of them holds; empty where their serials cannot be compared. */
    public OptionalLong serial() {
        return newest(asked.stream().filter(one -> one.version().isPresent()).toList());
    }

    /**
     * The newest serial among some of them. Copies of one zone have its primary in common; where zones were written separately, or one
     * does not say, serials tell nothing.
     */
    public static OptionalLong newest(Collection<Publisher> some) {
        List<Rdata.Soa> versions =
                some.stream().flatMap(one -> one.version().stream()).toList();
        boolean comparable = versions.size() == some.size()
                && versions.stream()
                                .map(soa -> List.of(soa.primary(), soa.responsible()))
                                .distinct()
                                .count()
                        == 1;
        return comparable
                ? versions.stream()
                        .max(Comparator.comparingLong(Rdata.Soa::serial))
                        .map(soa -> OptionalLong.of(soa.serial()))
                        .orElse(OptionalLong.empty())
                : OptionalLong.empty();
    }
}
