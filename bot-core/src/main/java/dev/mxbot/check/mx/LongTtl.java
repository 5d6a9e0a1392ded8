package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.List;

/** Remarks that a change of mail host takes long to reach every sender. */
@RuleInfo(
        code = "mx.ttl.high",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 1035 section 3.2.1",
        summary = "The MX records may be cached for more than a day")
final class LongTtl implements Rule<MxEvidence> {
    private static final long DAY = 86_400;

    @Override
    public List<Finding> judge(MxEvidence evidence) {
        long ttl = Math.max(
                evidence.mx().records().stream()
                        .mapToLong(ResourceRecord::ttl)
                        .max()
                        .orElse(0),
                evidence.publishedTtl().orElse(0));
        if (ttl <= DAY) {
            return List.of();
        }
        MxSetRecord set = evidence.set();
        String domain = evidence.domain().text();
        List<ZoneRecord> hourly = set.hosts().stream()
                .map(host -> set.line(host.preference(), host.name()))
                .toList();
        return List.of(finding(domain, "the MX records of " + domain + " may be cached for " + Ttl.words(ttl))
                .impact("A new mail host reaches every sender only " + Ttl.words(ttl)
                        + " after the change. Before a planned move, lower the TTL and wait that long.")
                .evidence(Observations.of(evidence.authority().orElse(evidence.mx())))
                .fix(set.replacing("Publish the same records with a TTL of one hour", set.hosts(), hourly))
                .verify("dig +noall +answer " + domain + " MX")
                .build());
    }
}
