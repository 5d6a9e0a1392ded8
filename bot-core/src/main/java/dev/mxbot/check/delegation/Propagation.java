package dev.mxbot.check.delegation;

import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Provenance;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a change of the MX records has come.
 *
 * @param current the servers with the newest version of the zone
 * @param behind the servers that still give other MX records
 * @param fresh what resolvers say that have the newest records
 * @param stale what resolvers say that have others
 */
record Propagation(List<NameServer> current, List<NameServer> behind, List<Answer> fresh, List<Answer> stale) {
    /** Answers of one diagnosis count as given at one time; those of different ones do not. */
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    Propagation {
        current = List.copyOf(current);
        behind = List.copyOf(behind);
        fresh = List.copyOf(fresh);
        stale = List.copyOf(stale);
    }

    /**
     * Empty if everybody says the same, or if nobody can tell which records are the new ones: the servers disagree under one serial, or
     * hold zones that were written separately.
     */
    static Optional<Propagation> of(List<NameServer> servers, List<Answer> resolved) {
        List<NameServer> versions = servers.stream()
                .filter(server -> server.zoneVersion().isPresent())
                .toList();
        Optional<Rdata.Soa> newest = versions.stream()
                .map(server -> server.zoneVersion().orElseThrow())
                .max(Comparator.comparingLong(Rdata.Soa::serial));
        if (newest.isEmpty() || versions.stream().anyMatch(server -> !isSameZone(server, newest.get()))) {
            return Optional.empty();
        }
        List<NameServer> current = versions.stream()
                .filter(server -> server.zoneVersion().orElseThrow().serial()
                        == newest.get().serial())
                .toList();
        Set<Set<String>> contents = current.stream().map(Propagation::content).collect(Collectors.toSet());
        return contents.size() == 1
                ? of(current, versions, resolved, contents.iterator().next())
                : Optional.empty();
    }

    private static Optional<Propagation> of(
            List<NameServer> current, List<NameServer> versions, List<Answer> resolved, Set<String> content) {
        Instant asked = current.stream()
                .map(server -> server.mx().orElseThrow().provenance().at())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        List<Answer> comparable = resolved.stream()
                .filter(answer ->
                        !answer.isUnanswered() && !answer.provenance().at().isAfter(asked.plus(AT_ONCE)))
                .toList();
        Propagation propagation = new Propagation(
                current,
                versions.stream()
                        .filter(server -> !content(server).equals(content))
                        .toList(),
                comparable.stream()
                        .filter(answer -> DifferentMx.content(answer).equals(content))
                        .toList(),
                comparable.stream()
                        .filter(answer -> !DifferentMx.content(answer).equals(content))
                        .toList());
        return propagation.behind.isEmpty() && propagation.stale.isEmpty()
                ? Optional.empty()
                : Optional.of(propagation);
    }

    /** Copies of one zone have its primary in common; among others, serials say nothing. */
    private static boolean isSameZone(NameServer server, Rdata.Soa other) {
        Rdata.Soa soa = server.zoneVersion().orElseThrow();
        return soa.primary().equals(other.primary()) && soa.responsible().equals(other.responsible());
    }

    private static Set<String> content(NameServer server) {
        return DifferentMx.content(server.mx().orElseThrow());
    }

    /** When the cache behind this answer drops it at the latest. */
    static Instant until(Answer answer) {
        Provenance from = answer.provenance();
        return from.at().plusSeconds(from.ttl().orElse(0));
    }

    /** When the last of the resolvers asked has the new records; empty while a server of the zone still gives out others. */
    Optional<Instant> convergedBy() {
        return behind.isEmpty()
                ? stale.stream().map(Propagation::until).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(
                "servers",
                Stream.concat(current.stream(), behind.stream())
                        .distinct()
                        .map(this::facts)
                        .toList());
        facts.put(
                "resolvers",
                Stream.concat(fresh.stream(), stale.stream()).map(this::facts).toList());
        convergedBy().ifPresent(at -> facts.put("convergedBy", at.toString()));
        return facts;
    }

    private Map<String, Object> facts(NameServer server) {
        return Map.of(
                "name",
                server.name().text(),
                "serial",
                server.zoneVersion().orElseThrow().serial(),
                "mx",
                records(server.mx().orElseThrow()),
                "current",
                !behind.contains(server));
    }

    private Map<String, Object> facts(Answer answer) {
        return Map.of(
                "server",
                answer.provenance().server(),
                "mx",
                records(answer),
                "current",
                fresh.contains(answer),
                "remaining",
                answer.provenance().ttl().orElse(0),
                "until",
                until(answer).toString());
    }

    private static List<String> records(Answer mx) {
        return mx.records().stream().map(ResourceRecord::presentation).toList();
    }
}
