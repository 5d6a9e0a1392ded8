package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Flags a zone that hangs on a single name server. */
@RuleInfo(
        code = "ns.too_few",
        severity = WARNING,
        lane = RECEIVING,
        spec = {"RFC 1034 section 4.1", "RFC 2182 section 5"},
        summary = "The domain has fewer than two name servers")
final class FewServers implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        if (evidence.zone().isEmpty() || evidence.servers().size() >= 2) {
            return List.of();
        }
        String zone = evidence.zoneName();
        return List.of(finding(
                        zone,
                        zone + " has a single name server, "
                                + evidence.servers().get(0).name())
                .impact("While it is down, nobody can look " + zone
                        + " up: mail to it waits, and mail from it is refused.")
                .evidence(evidence.looked().stream().map(Observations::of).toList())
                .fix(Fix.steps(
                        "Add a second name server in another network",
                        "DNS hosts give at least two: enter all of them at the registrar and as NS records."))
                .verify(Observations.dig(zone, RecordType.NS))
                .build());
    }
}
