package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;
import java.util.Map;
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
        Map<String, List<NameServer>> zones = evidence.authoritative().stream()
                .filter(server -> server.zoneVersion().isPresent())
                .collect(Collectors.groupingBy(NameServer::primary, TreeMap::new, Collectors.toList()));
        return zones.values().stream()
                .map(DifferentSerials::versions)
                .filter(versions -> versions.size() > 1)
                .limit(1)
                .map(versions -> finding(evidence, versions))
                .toList();
    }

    private static SortedMap<Long, List<NameServer>> versions(List<NameServer> copies) {
        return copies.stream()
                .collect(Collectors.groupingBy(
                        server -> server.zoneVersion().orElseThrow().serial(), TreeMap::new, Collectors.toList()));
    }

    private Finding finding(DelegationEvidence evidence, SortedMap<Long, List<NameServer>> versions) {
        String zone = evidence.zoneName();
        List<Answer> said = evidence.servers().stream()
                .flatMap(server -> server.soa().stream())
                .toList();
        return finding(zone, "the name servers of " + zone + " hold different versions of it: " + words(versions))
                // Where the MX records differ as well, that is the harm, and a finding of its own.
                .severity(evidence.disagreesOnMx() ? Severity.NOTICE : WARNING)
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
                .build();
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
