package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a name server that answers no query with EDNS. */
@RuleInfo(
        code = "ns.edns",
        severity = WARNING,
        lane = RECEIVING,
        spec = {"RFC 6891 section 7", "RFC 6891 section 6.2.5"},
        summary = "A name server does not answer queries with EDNS, which every resolver sends")
final class ServerWithoutEdns implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        // One answer may have lost its way twice; not both.
        return evidence.authoritative().stream()
                .filter(server -> server.direct()
                        .allMatch(answer ->
                                !answer.isUnanswered() && answer.provenance().withoutEdns()))
                .map(server -> finding(server.name().text(), server.label() + " answers only queries without EDNS")
                        .impact(
                                "Resolvers wait for it in vain, or ask twice; some no longer ask without EDNS, and for them it is"
                                        + " silent. Long answers and DNSSEC do not get through.")
                        .evidence(server.direct().map(Observations::of).toList())
                        .fix(Fix.steps(
                                "Bring the server, or the firewall before it, up to date",
                                "A server that does not know EDNS has to ignore it or answer FORMERR; a firewall must not drop such"
                                        + " queries."))
                        .verify(server.direct()
                                .map(Observations::dig)
                                .map(dig -> dig + " +edns=0")
                                .toArray(String[]::new))
                        .build())
                .toList();
    }
}
