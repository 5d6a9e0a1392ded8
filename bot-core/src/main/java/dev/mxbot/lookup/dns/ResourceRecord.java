package dev.mxbot.lookup.dns;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;

/**
 * One record of an answer.
 *
 * @param ttl seconds left when the answer came
 * @param presentation the data as a zone file writes it, names absolute
 */
public record ResourceRecord(DomainName name, RecordType type, long ttl, Rdata data, String presentation) {
    public ZoneRecord zoneRecord() {
        return new ZoneRecord(name, ttl, type.name(), presentation);
    }
}
