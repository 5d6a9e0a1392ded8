package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.stream.Stream;

/** Flags an NS record that names an alias. */
@RuleInfo(
        code = "ns.target.cname",
        severity = ERROR,
        lane = RECEIVING,
        spec = {"RFC 2181 section 10.3", "RFC 1912 section 2.4"},
        summary = "An NS record names an alias (CNAME)")
final class AliasedServer implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        return evidence.servers().stream()
                .flatMap(server -> target(server)
                        .map(target -> finding(evidence, server, target))
                        .limit(1))
                .toList();
    }

    /** Where the alias ends. */
    private static Stream<DomainName> target(NameServer server) {
        return Stream.of(server.ipv4(), server.ipv6())
                .filter(answer -> !answer.aliases().isEmpty())
                .map(answer -> answer.aliases().get(answer.aliases().size() - 1));
    }

    private Finding finding(DelegationEvidence evidence, NameServer server, DomainName target) {
        String host = server.name().text();
        return finding(host, "the NS record of " + evidence.zoneName() + " names " + host + ", an alias of " + target)
                .impact("Resolvers need not follow an alias here; those that do not, cannot reach this server.")
                .evidence(Observations.of(server.ipv4(), server.ipv6()))
                .fix(Fix.steps(
                        "Name the server itself in the NS record",
                        "Use " + target + " in place of " + host
                                + " in the NS records and at the registrar, or publish A and" + " AAAA records at "
                                + host + " in place of the CNAME."))
                .verify(Observations.dig(host, RecordType.CNAME))
                .build();
    }
}
