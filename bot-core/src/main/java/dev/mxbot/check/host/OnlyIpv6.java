package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.check.mx.MxSetRecord;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Flags a domain that senders without IPv6 cannot deliver to. */
@RuleInfo(
        code = "mx.target.ipv6_only",
        severity = WARNING,
        lane = RECEIVING,
        spec = "RFC 3974",
        summary = "No MX host has an IPv4 address")
final class OnlyIpv6 implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        if (evidence.usable().isEmpty() || !Families.allAbsent(evidence, RecordType.A)) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(domain, "no MX host of " + domain + " has an IPv4 address")
                .impact("Senders without IPv6 cannot deliver; their mail waits for days and bounces.")
                .cause("none of its MX hosts has an IPv4 address")
                .evidence(Families.observations(evidence, RecordType.A))
                .fix(Fix.add(
                                "Give one MX host an IPv4 address",
                                new ZoneRecord(
                                        evidence.usable().get(0).canonical(),
                                        MxSetRecord.DEFAULT_TTL,
                                        "A",
                                        "<IPv4 address>"))
                        .needing("IPv4 address"))
                .verify(Observations.dig(evidence.usable().get(0).name().text(), RecordType.A))
                .build());
    }
}
