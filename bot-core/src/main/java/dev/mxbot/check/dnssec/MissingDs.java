package dev.mxbot.check.dnssec;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that a signed zone is not vouched for, so that its signatures protect nothing. */
@RuleInfo(
        code = "dnssec.ds.missing",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = {"RFC 4035 section 5.2", "RFC 4033 section 5"},
        summary = "The zone is signed, and the zone above has no DS record for it: to everybody it counts as unsigned")
final class MissingDs implements Rule<DnssecEvidence> {
    @Override
    public List<Finding> judge(DnssecEvidence evidence) {
        if (!evidence.isSigned() || !evidence.hasNoDs() || evidence.isValidated()) {
            return List.of();
        }
        String zone = evidence.zoneName();
        return List.of(finding(zone, zone + " is signed, and the registry has no DS record for it")
                .impact("The signatures protect nothing: resolvers treat the zone as unsigned. Mail is not affected.")
                .evidence(evidence.ds().map(Observations::of).stream().toList())
                .evidence(evidence.keys().map(Observations::of).stream().toList())
                .fix(
                        Fix.steps(
                                "Hand the DS record to the registrar",
                                "The DNS host that signs the zone shows it. After that the zone has to stay signed with that key."))
                .verify("dig +short " + zone + " DS", "dig +short " + zone + " DNSKEY")
                .build());
    }
}
