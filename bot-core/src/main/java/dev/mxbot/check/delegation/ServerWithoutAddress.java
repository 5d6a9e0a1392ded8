package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Flags a name server that has no address, so that nobody can ask it. */
@RuleInfo(
        code = "ns.no_address",
        severity = ERROR,
        lane = RECEIVING,
        spec = "RFC 2181 section 10.3",
        summary = "The name of a name server has no address")
final class ServerWithoutAddress implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        return evidence.servers().stream()
                .filter(server -> server.ipv4().isAbsent() && server.ipv6().isAbsent())
                .map(server -> finding(evidence, server))
                .toList();
    }

    private Finding finding(DelegationEvidence evidence, NameServer server) {
        String host = server.name().text();
        return finding(
                        host,
                        host + " is a name server of " + evidence.zoneName() + " and "
                                + (server.ipv4() instanceof Answer.NoSuchName ? "does not exist" : "has no address"))
                .impact("Nobody can ask this server; resolvers waste time on it and fall back to the others.")
                .evidence(Observations.of(server.ipv4(), server.ipv6()))
                .fix(Fix.steps(
                        "Give " + host + " an address, or take it out of the delegation",
                        "Compare the spelling of " + host + " with what the DNS host gives.",
                        "If the name lies in the zone itself, publish its A record there and at the registrar (glue)."))
                .verify(Observations.dig(host, RecordType.A), Observations.dig(host, RecordType.AAAA))
                .build();
    }
}
