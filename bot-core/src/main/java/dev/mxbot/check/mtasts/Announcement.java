package dev.mxbot.check.mtasts;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Fix;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The one announcement that a domain should have in place of those that it has. */
final class Announcement {
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Announcement() {}

    static Fix instead(MtaStsEvidence mtaSts, String title) {
        List<ZoneRecord> published = mtaSts.txt().records().stream()
                .filter(record -> record.data() instanceof Rdata.Txt text
                        && MtaStsRecord.parse(text.joined()).isPresent())
                .map(ResourceRecord::zoneRecord)
                .toList();
        String text = "v=STSv1; id=" + id(mtaSts) + ";";
        return Fix.replace(
                        title, published, List.of(ZoneRecord.txt(mtaSts.owner(), Observations.ttl(mtaSts.txt()), text)))
                .withSteps("The id changes whenever the policy does.");
    }

    /** The newest of those there; where none is lawful, the time of the answer, which no earlier id can equal. */
    private static String id(MtaStsEvidence mtaSts) {
        return mtaSts.records().stream()
                .map(MtaStsRecord::id)
                .filter(id -> !id.isEmpty())
                .max(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .orElseGet(() -> ID.format(mtaSts.txt().provenance().at()));
    }
}
