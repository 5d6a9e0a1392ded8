package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.domain.ZoneText;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Provenance;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A text that somebody is about to publish.
 *
 * @param domain for which it is meant
 * @param at when it was handed in
 */
public record Proposal(DomainName domain, ZoneText text, Instant at) {
    private static final long TTL = 3600;

    /** As the DNS would answer once the text is published there. */
    public Answer published(DomainName owner) {
        Query query = Query.of(owner, RecordType.TXT);
        List<ResourceRecord> records = text.records().stream()
                .map(strings -> new ResourceRecord(
                        owner,
                        RecordType.TXT,
                        TTL,
                        new Rdata.Txt(strings),
                        ZoneRecord.txt(owner, TTL, String.join("", strings)).data()))
                .toList();
        return records.isEmpty()
                ? new Answer.NoData(query, provenance(OptionalLong.empty()), List.of())
                : new Answer.Records(query, provenance(OptionalLong.of(TTL)), List.of(), records);
    }

    /** What was not asked: nothing is claimed about it. */
    public Answer unasked(DomainName name, RecordType type) {
        return new Answer.Unanswered(
                Query.of(name, type), provenance(OptionalLong.empty()), Answer.Reason.OUT_OF_BUDGET, "");
    }

    private Provenance provenance(OptionalLong ttl) {
        return new Provenance("", at, Duration.ZERO, "", ttl, false, false, "", List.of(), 0);
    }
}
