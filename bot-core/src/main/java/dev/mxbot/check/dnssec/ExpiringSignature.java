package dev.mxbot.check.dnssec;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags signatures that should have been renewed by now. */
@RuleInfo(
        code = "dnssec.rrsig.expiring",
        severity = WARNING,
        lane = RECEIVING,
        spec = {"RFC 4035 section 5.3.1", "RFC 6781 section 4.4.2"},
        summary = "DNSSEC signatures of the zone expire within two days and have not been renewed")
final class ExpiringSignature implements Rule<DnssecEvidence> {
    @Override
    public List<Finding> judge(DnssecEvidence evidence) {
        List<SignatureRecord> expiring =
                evidence.signatures().filter(SignatureRecord::isExpiring).toList();
        if (expiring.isEmpty() || evidence.hasNoDs()) {
            return List.of();
        }
        String zone = evidence.zoneName();
        String first = Signatures.firstEnd(expiring);
        return List.of(finding(
                        zone, "DNSSEC signatures of " + zone + " expire at " + first + " and are not renewed yet")
                .impact("From then on senders behind a validating resolver cannot look " + evidence.domain() + " up.")
                .evidence(Signatures.seen(expiring))
                .fix(Fix.steps(
                        "Let the DNS host sign the zone again before that time",
                        "Signers renew well before the end; one that leaves it this late has stopped, or a secondary no longer"
                                + " copies the zone."))
                .verify("dig +dnssec +cd " + zone + " SOA")
                .build());
    }
}
