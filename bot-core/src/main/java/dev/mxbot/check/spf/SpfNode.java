package dev.mxbot.check.spf;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.List;
import java.util.Optional;

/** The TXT answer of one domain in the tree of includes, and the SPF records in it. */
record SpfNode(DomainName name, Answer answer, List<Published> published) {
    SpfNode {
        published = List.copyOf(published);
    }

    /** An SPF record and the TXT record that holds it. */
    record Published(ResourceRecord source, SpfRecord record) {
        /** The corrected record in its place. */
        Fix replacedBy(String title, SpfRecord corrected) {
            return Fix.replace(
                    title,
                    List.of(source.zoneRecord()),
                    List.of(ZoneRecord.txt(source.name(), source.ttl(), corrected.toString())));
        }
    }

    /** The SPF records in the answer; without any, what the answer was. */
    List<Observation> observations() {
        return published.isEmpty()
                ? List.of(
                        answer.records().isEmpty()
                                ? Observations.of(answer)
                                : Observations.of(answer, "TXT records, none of them SPF"))
                : published.stream()
                        .map(each -> Observations.of(answer, each.record().text()))
                        .toList();
    }

    String dig() {
        return Observations.dig(name.text(), RecordType.TXT);
    }

    /** RFC 7208 section 4.5: other TXT records are ignored, whatever octets they hold. */
    static SpfNode of(DomainName name, Answer answer) {
        return new SpfNode(
                name,
                answer,
                answer.records().stream()
                        .filter(source -> source.data() instanceof Rdata.Txt txt && SpfRecord.isSpf(txt.joined()))
                        .map(source -> new Published(source, SpfRecord.parse(((Rdata.Txt) source.data()).joined())))
                        .toList());
    }

    /** The record that counts: with none or several there is no policy (RFC 7208 section 4.5). */
    Optional<Published> only() {
        return published.size() == 1 ? Optional.of(published.get(0)) : Optional.empty();
    }

    Optional<SpfRecord> record() {
        return only().map(Published::record);
    }
}
