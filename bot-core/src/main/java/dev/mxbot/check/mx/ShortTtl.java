package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Remarks that the MX records have to be asked for again with nearly every message. */
@RuleInfo(
        code = "mx.ttl.low",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 1035 section 3.2.1",
        summary = "The MX records may be cached for less than five minutes")
final class ShortTtl implements Rule<MxEvidence> {
    private static final long FIVE_MINUTES = 300;

    @Override
    public List<Finding> judge(MxEvidence evidence) {
        long ttl = evidence.publishedTtl().orElse(Long.MAX_VALUE);
        if (ttl >= FIVE_MINUTES) {
            return List.of();
        }
        MxSetRecord set = evidence.set();
        String domain = evidence.domain().text();
        List<ZoneRecord> hourly = set.hosts().stream()
                .map(host -> set.line(host.preference(), host.name()))
                .toList();
        return List.of(finding(domain, "the MX records of " + domain + " may be cached for " + Ttl.words(ttl) + " only")
                .impact("Senders ask again with nearly every message; when the name servers of " + domain
                        + " are slow or down, mail waits at once.")
                .evidence(Observations.of(evidence.authority().orElse(evidence.mx())))
                .fix(set.replacing("Publish the same records with a TTL of one hour", set.hosts(), hourly))
                .verify("dig +noall +answer " + domain + " MX")
                .build());
    }
}
