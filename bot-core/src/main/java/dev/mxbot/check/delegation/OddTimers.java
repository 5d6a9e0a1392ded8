package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import java.util.ArrayList;
import java.util.List;

/** Flags SOA timers with which secondary servers lag behind, or give the zone up too early. */
@RuleInfo(
        code = "soa.values",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 1912 section 2.2",
        summary = "Timers of the SOA record are out of the usual range")
final class OddTimers implements Rule<DelegationEvidence> {
    private static final long MINUTE = 60;
    private static final long DAY = 86_400;

    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        return evidence.version().stream()
                .map(server ->
                        finding(evidence, server, remarks(server.zoneVersion().orElseThrow())))
                .flatMap(List::stream)
                .toList();
    }

    private List<Finding> finding(DelegationEvidence evidence, NameServer server, List<String> remarks) {
        if (remarks.isEmpty()) {
            return List.of();
        }
        String zone = evidence.zoneName();
        return List.of(finding(zone, "SOA timers of " + zone + ": " + String.join("; ", remarks))
                .impact(
                        "This matters where servers copy the zone from a primary: they lag behind, or give the zone up during an"
                                + " outage of the primary.")
                .evidence(server.soa().map(Observations::of).stream().toList())
                .fix(Fix.steps(
                        "Use timers that survive a long weekend",
                        "Refresh 1 to 12 hours, retry a fraction of it (15 minutes to 2 hours), expire 2 to 4 weeks."))
                .verify(Observations.dig(zone, RecordType.SOA))
                .build());
    }

    /** Wider than the suggestions of RFC 1912, so that only what does harm is named. */
    private static List<String> remarks(Rdata.Soa soa) {
        List<String> remarks = new ArrayList<>();
        if (soa.refresh() < 20 * MINUTE) {
            remarks.add("refresh " + soa.refresh() + " s is under 20 minutes");
        } else if (soa.refresh() > DAY) {
            remarks.add("refresh " + soa.refresh() + " s is over 1 day");
        }
        if (soa.retry() > soa.refresh()) {
            remarks.add("retry " + soa.retry() + " s is longer than refresh " + soa.refresh() + " s");
        } else if (soa.retry() < 2 * MINUTE) {
            remarks.add("retry " + soa.retry() + " s is under 2 minutes");
        }
        if (soa.expire() <= soa.refresh() + soa.retry()) {
            remarks.add("expire " + soa.expire() + " s leaves no time for a retry");
        } else if (soa.expire() < 7 * DAY) {
            remarks.add("expire " + soa.expire() + " s is under 7 days");
        }
        return remarks;
    }
}
