package dev.mxbot.check.dnssec;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that the zone is not signed; that is a choice. */
@RuleInfo(
        code = "dnssec.unsigned",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 4033 section 5",
        summary = "The zone is not signed with DNSSEC")
final class UnsignedZone implements Rule<DnssecEvidence> {
    @Override
    public List<Finding> judge(DnssecEvidence evidence) {
        if (!evidence.isUnsigned() || evidence.isBogus()) {
            return List.of();
        }
        String zone = evidence.zoneName();
        return List.of(finding(zone, zone + " is not signed with DNSSEC")
                .impact(
                        "Whoever forges DNS answers can lead mail elsewhere; DANE is not available. Mail is not affected.")
                .evidence(evidence.authorities().soa().stream()
                        .limit(1)
                        .map(answer -> Observations.of(answer, "SOA without RRSIG"))
                        .toList())
                .fix(Fix.steps(
                        "Switch on DNSSEC at the DNS host and hand the DS record to the registrar",
                        "From then on the DS record has to be changed with every move to another DNS host."))
                .verify("dig +dnssec " + zone + " SOA")
                .build());
    }
}
