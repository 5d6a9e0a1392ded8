package dev.mxbot.check.tlsrpt;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.diagnosis.Proposal;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found out about TLS reporting.
 *
 * @param receives false if the domain does not exist or says that it takes no mail (null MX): there is nothing to report then
 */
record TlsRptEvidence(DomainName domain, boolean receives, Answer txt) implements Evidence {
    /** A record that is not published yet. */
    static TlsRptEvidence of(Proposal proposal) {
        DomainName domain = proposal.domain();
        return new TlsRptEvidence(domain, true, proposal.published(domain.child("_smtp._tls")));
    }

    /** The first record. */
    Optional<Map<String, Object>> parsed() {
        return records().stream()
                .findFirst()
                .map(record -> Map.of(
                        "tags",
                        record.destinations().isEmpty()
                                ? Map.of()
                                : Map.of("v", "TLSRPTv1", "rua", String.join(",", record.destinations()))));
    }

    /** Where the record stands; the domain itself if its name is so long that nothing fits in front of it. */
    DomainName owner() {
        return domain.below(TlsRptProbe.LABELS).orElse(domain);
    }

    /** The reporting records, faulty ones too; text of another kind does not count. */
    List<TlsRptRecord> records() {
        return txt.data(Rdata.Txt.class).stream()
                .map(Rdata.Txt::joined)
                .map(TlsRptRecord::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The same records as published. */
    List<ZoneRecord> published() {
        return txt.records().stream()
                .filter(record -> record.data() instanceof Rdata.Txt text
                        && TlsRptRecord.parse(text.joined()).isPresent())
                .map(ResourceRecord::zoneRecord)
                .toList();
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", txt.isUnanswered() ? "unknown" : records().isEmpty() ? "absent" : "found");
        records().stream().findFirst().ifPresent(record -> {
            facts.put("record", record.text());
            facts.put("rua", record.destinations());
        });
        return facts;
    }
}
