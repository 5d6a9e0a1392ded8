package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Flags name servers that hold different versions of the zone. */
@RuleInfo(
        code = "soa.serial_mismatch",
        severity = WARNING,
        lane = RECEIVING,
        spec = "RFC 1034 section 4.3.5",
        summary = "The name servers hold different versions of the zone (SOA serial)")
final class DifferentSerials implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        SortedMap<Long, List<NameServer>> versions = evidence.authoritative().stream()
                .filter(server -> server.zoneVersion().isPresent())
                .collect(Collectors.groupingBy(
                        server -> server.zoneVersion().orElseThrow().serial(), TreeMap::new, Collectors.toList()));
        if (versions.size() < 2) {
            return List.of();
        }
        String zone = evidence.zoneName();
        List<Answer> said = evidence.servers().stream()
                .flatMap(server -> server.soa().stream())
                .toList();
        return List.of(
                finding(zone, "the name servers of " + zone + " hold different versions of it: " + words(versions))
                        .impact(
                                "Which records a sender sees depends on the server its resolver picks. Right after a change that is"
                                        + " normal for minutes; if it stays, a server no longer copies the zone.")
                        .evidence(said.stream().map(Observations::of).toList())
                        .fix(
                                Fix.steps(
                                        "Bring the servers to the same version",
                                        "Ask again in a few minutes.",
                                        "If it stays, let the primary notify the others and allow them the zone transfer (AXFR/IXFR).",
                                        "Raise the serial with every change: a server with the same or a higher serial copies nothing."))
                        .verify(said.stream().map(Observations::dig).toArray(String[]::new))
                        .build());
    }

    private static String words(SortedMap<Long, List<NameServer>> versions) {
        return versions.entrySet().stream()
                .map(version -> version.getKey() + " at "
                        + version.getValue().stream()
                                .map(server -> server.name().text())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
