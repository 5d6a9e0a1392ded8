package dev.mxbot.check.dnssec;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that the domain is signed, and the way to its MX hosts is not. */
@RuleInfo(
        code = "dnssec.mx_zone.unsigned",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 7672 section 2.2.2",
        summary = "The MX records are signed, and the addresses of MX hosts are not")
final class UnsignedHostZone implements Rule<DnssecEvidence> {
    @Override
    public List<Finding> judge(DnssecEvidence evidence) {
        List<MxHost> unsigned = evidence.hosts().stream()
                .filter(host -> host.isFound() && !host.isSigned())
                .toList();
        if (!evidence.isValidated() || unsigned.isEmpty()) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(
                        domain,
                        "the MX records of " + domain + " are signed, the zone of "
                                + (unsigned.size() == 1
                                        ? "its MX host " + unsigned.get(0).name() + " is not"
                                        : unsigned.size() + " of its MX hosts is not"))
                .impact(
                        "An attacker who forges the host's address leads mail elsewhere, and DANE cannot be used for it.")
                .evidence(unsigned.stream()
                        .map(MxHost::address)
                        .map(Observations::of)
                        .toList())
                .fix(Fix.steps(
                        "Leave that to whoever runs the hosts' DNS",
                        "Some mail providers have a second set of MX hosts in a signed zone; ask yours."))
                .verify("dig +dnssec " + unsigned.get(0).name() + " A")
                .build());
    }
}
