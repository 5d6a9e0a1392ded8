package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.SpecialAddresses;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.stream.Collectors;

/** Flags a name server with an address that nobody on the Internet reaches. */
@RuleInfo(
        code = "ns.private",
        severity = ERROR,
        lane = RECEIVING,
        spec = "RFC 6890",
        summary = "A name server has an address that is not reachable over the Internet")
final class PrivateServer implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        return evidence.servers().stream()
                .filter(server -> !unreachable(server).isEmpty())
                .map(server -> finding(evidence, server))
                .toList();
    }

    private static String unreachable(NameServer server) {
        return server.addresses().stream()
                .flatMap(address ->
                        SpecialAddresses.rangeOf(address)
                                .map(range -> address.getHostAddress() + " (" + range.label() + ")")
                                .stream())
                .collect(Collectors.joining(", "));
    }

    private Finding finding(DelegationEvidence evidence, NameServer server) {
        String host = server.name().text();
        return finding(
                        host,
                        host + " is a name server of " + evidence.zoneName() + " with the address "
                                + unreachable(server))
                .impact(
                        "Resolvers on the Internet cannot reach it there; look-ups fail or fall back to the other servers.")
                .evidence(Observations.of(server.ipv4(), server.ipv6()))
                .fix(Fix.steps(
                        "Publish the public address of " + host,
                        "Replace the address, in the zone and where the registrar has it as glue."))
                .verify(Observations.dig(host, RecordType.A), Observations.dig(host, RecordType.AAAA))
                .build();
    }
}
