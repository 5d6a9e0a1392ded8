package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.ResourceRecord;
import dev.mxbot.provider.SpfGlance;
import java.util.List;

/** Flags a domain that takes no mail but authorises hosts to send for it: its senders cannot be answered. */
@RuleInfo(
        code = "mx.null.but_sends",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7505 section 4.2",
        summary = "The domain takes no mail (null MX) but its SPF record lets hosts send for it")
final class NullMxYetSends implements Rule<MxEvidence> {
    @Override
    public List<Finding> judge(MxEvidence evidence) {
        MxSetRecord set = evidence.set();
        if (!set.isNullMx() || !evidence.spf().authorisesSomebody()) {
            return List.of();
        }
        String domain = evidence.domain().text();
        List<ZoneRecord> spf = evidence.text().records().stream()
                .filter(record -> record.data() instanceof Rdata.Txt txt
                        && SpfGlance.at(List.of(txt.joined())).published())
                .map(ResourceRecord::zoneRecord)
                .toList();
        Finding.Draft finding = finding(
                        domain, domain + " takes no mail (null MX), yet its SPF record authorises senders")
                .impact("Receivers refuse mail from a sender that cannot take a bounce or a reply.")
                .cause("it sends mail but takes none")
                .evidence(Observations.of(evidence.mx(), evidence.text()))
                .fix(Fix.replace(
                        "Authorise no sender, if " + domain + " sends nothing",
                        spf,
                        List.of(new ZoneRecord(set.owner(), MxSetRecord.DEFAULT_TTL, "TXT", "\"v=spf1 -all\""))));
        finding.fix(evidence.spf()
                .mailbox()
                .map(set::movedTo)
                .orElseGet(() -> set.replacing(
                                "Name a mail host, if " + domain + " sends mail",
                                set.hosts(),
                                List.of(new ZoneRecord(set.owner(), MxSetRecord.DEFAULT_TTL, "MX", "10 <mail host>.")))
                        .needing("mail host")));
        return List.of(finding.verify(Observations.dig(domain, RecordType.MX), Observations.dig(domain, RecordType.TXT))
                .build());
    }
}
