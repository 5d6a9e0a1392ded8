package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import java.util.List;

/** Remarks that one host takes all mail; a provider's single name that stands for a cluster is no such host. */
@RuleInfo(
        code = "mx.single",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "One host takes all mail for the domain")
final class SingleHost implements Rule<MxEvidence> {
    @Override
    public List<Finding> judge(MxEvidence evidence) {
        MxSetRecord set = evidence.set();
        if (set.names().size() != 1
                || set.real().size() != set.hosts().size()
                || isCluster(set.names().get(0))) {
            return List.of();
        }
        String domain = evidence.domain().text();
        String host = set.names().get(0).text();
        return List.of(finding(host, host + " is the only MX host of " + domain)
                .impact("While it is down, senders keep mail in their queues, most of them for up to five days.")
                .evidence(Observations.of(evidence.mx()))
                .fix(Fix.add(
                                "Add a second host, if you have one",
                                new ZoneRecord(
                                        set.owner(), set.ttl(), "MX", secondPreference(set) + " <second mail host>."))
                        .needing("second mail host"))
                .verify(Observations.dig(domain, RecordType.MX))
                .build());
    }

    private static boolean isCluster(DomainName host) {
        return KnownProviders.byMxHost(host).map(MailProvider::redundant).orElse(false);
    }

    private static int secondPreference(MxSetRecord set) {
        return Math.min(set.real().get(0).preference() + 10, MxSetRecord.MAX_PREFERENCE);
    }
}
