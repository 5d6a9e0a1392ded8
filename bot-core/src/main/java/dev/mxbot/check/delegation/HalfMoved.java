package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Flags a delegation to the servers of two DNS hosts that serve different zones under one name. */
@RuleInfo(
        code = "ns.migration_mixed",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = {"RFC 1034 section 4.2.2", "RFC 1912 section 2.8"},
        summary =
                "The domain is delegated to two DNS hosts that serve different zones, as in a move that was not finished")
final class HalfMoved implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        if (!isTrueOf(evidence)) {
            return List.of();
        }
        Map<String, List<NameServer>> zones = zones(evidence);
        String zone = evidence.zoneName();
        return List.of(finding(
                        zone,
                        "the name servers of " + zone + " belong to " + zones.size()
                                + " DNS hosts that serve different zones: " + words(zones))
                .impact(
                        "Which records a sender sees depends on the server its resolver picks: part of the mail goes to the hosts of"
                                + " one zone, part to those of the other, and changes made at one DNS host reach only some senders.")
                .cause("it is delegated to two DNS hosts that serve different zones")
                .evidence(evidence.authoritative().stream()
                        .flatMap(NameServer::direct)
                        .map(Observations::of)
                        .toList())
                .fix(
                        Fix.steps(
                                "Finish the move: leave the name servers of one DNS host in the delegation",
                                "Make sure that the zone at that host is complete, then remove the others' servers at the registrar and"
                                        + " from its NS records.",
                                "Leave the old host's zone as it is, with the same MX records, for two days: caches still lead to it."))
                .verify(Observations.dig(zone, RecordType.NS))
                .build());
    }

    /** Then other rules have nothing to say about what follows from it: different records, different serials. */
    static boolean isTrueOf(DelegationEvidence evidence) {
        Map<String, List<NameServer>> zones = zones(evidence);
        Set<Set<String>> contents =
                evidence.mxAnswers().stream().map(DifferentMx::content).collect(Collectors.toSet());
        // Zones that two hosts keep equal by other means than copying have two primaries as well, and are sound.
        return zones.size() > 1 && contents.size() > 1 && !shareAHost(zones);
    }

    private static Map<String, List<NameServer>> zones(DelegationEvidence evidence) {
        return evidence.answeringMx().stream()
                .filter(server -> server.zoneVersion().isPresent())
                .collect(Collectors.groupingBy(NameServer::primary, TreeMap::new, Collectors.toList()));
    }

    /** Servers of one DNS host on both sides: then it is a fault in that host's copying. */
    private static boolean shareAHost(Map<String, List<NameServer>> zones) {
        List<Set<String>> hosts = zones.values().stream()
                .map(servers -> servers.stream().map(HalfMoved::host).collect(Collectors.toSet()))
                .toList();
        return hosts.stream().flatMap(Set::stream).distinct().count()
                < hosts.stream().mapToInt(Set::size).sum();
    }

    private static String host(NameServer server) {
        return PublicSuffixes.registrable(server.name())
                .map(DomainName::text)
                .orElse(server.name().text());
    }

    private static String words(Map<String, List<NameServer>> zones) {
        return zones.values().stream()
                .map(servers ->
                        servers.stream().map(server -> server.name().text()).collect(Collectors.joining(", ")))
                .sorted()
                .collect(Collectors.joining(" against "));
    }
}
