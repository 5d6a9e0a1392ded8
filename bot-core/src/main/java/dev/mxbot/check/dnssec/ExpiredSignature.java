package dev.mxbot.check.dnssec;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import java.util.List;

/** Flags signatures that have expired. */
@RuleInfo(
        code = "dnssec.rrsig.expired",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = "RFC 4035 section 5.3.1",
        summary = "DNSSEC signatures of the zone have expired, so validating resolvers refuse its records")
final class ExpiredSignature implements Rule<DnssecEvidence> {
    @Override
    public List<Finding> judge(DnssecEvidence evidence) {
        List<SignatureRecord> expired =
                evidence.signatures().filter(SignatureRecord::isExpired).toList();
        if (expired.isEmpty()) {
            return List.of();
        }
        String zone = evidence.zoneName();
        // RFC 4035 section 5.2: without a DS record nobody looks at the signatures.
        boolean harmless = evidence.hasNoDs();
        String since = Signatures.firstEnd(expired);
        return List.of(finding(zone, "DNSSEC signatures of " + zone + " have expired, the first at " + since)
                .severity(harmless ? Severity.NOTICE : CRITICAL)
                .impact(
                        harmless
                                ? "Nobody notices: the registry has no DS record for the zone."
                                : "Senders behind a validating resolver cannot look " + evidence.domain()
                                        + " up once their cache has dropped it: their mail waits, and bounces after days."
                                        + " Others deliver.")
                .cause(harmless ? "" : "its DNSSEC signatures have expired")
                .evidence(Signatures.seen(expired))
                .fix(Fix.steps(
                        "Let the DNS host sign the zone again",
                        "Repair what should have done so: a signer that stopped, a secondary that no longer copies the zone.",
                        "If that takes longer than mail can wait, remove the DS record at the registrar; caches drop it within"
                                + " its TTL."))
                .verify("dig +dnssec +cd " + zone + " SOA")
                .build());
    }
}
