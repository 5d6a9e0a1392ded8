package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Remarks that mail reaches the domain over IPv4 only. */
@RuleInfo(
        code = "mx.target.no_ipv6",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 3974",
        summary = "No MX host has an IPv6 address")
final class NoIpv6 implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        if (evidence.isImplicit() || evidence.usable().isEmpty() || !Families.allAbsent(evidence, RecordType.AAAA)) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(domain, "no MX host of " + domain + " has an IPv6 address")
                .impact("Senders that have only IPv6 cannot deliver; few do.")
                .evidence(Families.observations(evidence, RecordType.AAAA))
                .verify(Observations.dig(evidence.usable().get(0).name().text(), RecordType.AAAA))
                .build());
    }
}
