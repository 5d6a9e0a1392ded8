package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Flags a zone whose absences are remembered for long, so that a mended record stays missing for many. */
@RuleInfo(
        code = "soa.negative_ttl.high",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 2308 section 5",
        summary = "Resolvers remember for more than an hour that a record is missing")
final class LongNegativeTtl implements Rule<DelegationEvidence> {
    private static final long HOUR = 3600;

    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        return evidence.version().stream()
                .filter(server -> negativeTtl(server) > HOUR)
                .map(server -> finding(evidence, server))
                .toList();
    }

    /** RFC 2308 section 5: the lesser of the MINIMUM field and the SOA record's own TTL. */
    private static long negativeTtl(NameServer server) {
        Answer soa = server.soa().orElseThrow();
        return Math.min(server.zoneVersion().orElseThrow().minimum(), Observations.ttl(soa));
    }

    private Finding finding(DelegationEvidence evidence, NameServer server) {
        String zone = evidence.zoneName();
        long ttl = negativeTtl(server);
        return finding(zone, "resolvers remember for " + ttl + " s that a record of " + zone + " is missing")
                .impact(
                        "A record that was missing and is published stays missing for resolvers that have asked before, for up"
                                + " to " + Math.min(ttl, 3 * HOUR) / 60 + " minutes in most of them, longer in some.")
                .evidence(server.soa().map(Observations::of).stream().toList())
                .fix(Fix.steps(
                        "Lower the last number of the SOA record",
                        "300 to 3600 seconds suit a zone with mail; where the DNS host sets it, nothing need be done."))
                .verify(Observations.dig(zone, RecordType.SOA))
                .build();
    }
}
