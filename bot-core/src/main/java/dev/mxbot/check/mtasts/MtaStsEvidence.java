package dev.mxbot.check.mtasts;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found out about MTA-STS.
 *
 * @param receives false if the domain does not exist or says that it takes no mail (null MX): it then needs no policy
 */
record MtaStsEvidence(DomainName domain, boolean receives, Answer txt) implements Evidence {
    DomainName owner() {
        return domain.child("_mta-sts");
    }

    /** The announcing records, faulty ones too; text of another kind does not count. */
    List<MtaStsRecord> records() {
        return txt.data(Rdata.Txt.class).stream()
                .map(Rdata.Txt::joined)
                .map(MtaStsRecord::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", txt.isUnanswered() ? "unknown" : records().isEmpty() ? "absent" : "found");
        records().stream().findFirst().ifPresent(record -> {
            facts.put("record", record.text());
            facts.put("id", record.id());
        });
        return facts;
    }
}
