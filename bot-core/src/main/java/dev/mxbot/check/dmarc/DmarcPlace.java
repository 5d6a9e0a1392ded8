package dev.mxbot.check.dmarc;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands at {@code _dmarc} below one domain.
 *
 * @param domain without the {@code _dmarc}
 * @param published records that receivers take for DMARC
 * @param meant TXT records that are meant as DMARC and do not start as one
 * @param others the rest
 */
record DmarcPlace(
        DomainName domain,
        Answer answer,
        List<Published> published,
        List<Published> meant,
        List<ResourceRecord> others) {
    private static final Pattern MEANT = Pattern.compile("(?is)[\\s\"']*+(?:v\\s*+(?:[=:]\\s*+)?)?dmarc\\s?1?\\b.*");

    DmarcPlace {
        published = List.copyOf(published);
        meant = List.copyOf(meant);
        others = List.copyOf(others);
    }

    /** A DMARC record and the TXT record that holds it. */
    record Published(ResourceRecord source, DmarcRecord record) {
        Fix replacedBy(String title, DmarcRecord corrected) {
            return Fix.replace(
                    title,
                    List.of(source.zoneRecord()),
                    List.of(ZoneRecord.txt(source.name(), source.ttl(), corrected.toString())));
        }
    }

    static DmarcPlace of(DomainName domain, Answer answer) {
        List<ResourceRecord> texts = answer.records().stream()
                .filter(source -> source.data() instanceof Rdata.Txt)
                .toList();
        return new DmarcPlace(
                domain,
                answer,
                texts.stream()
                        .filter(source -> DmarcRecord.isDmarc(text(source)))
                        .map(DmarcPlace::published)
                        .toList(),
                texts.stream()
                        .filter(source -> !DmarcRecord.isDmarc(text(source)) && isMeant(text(source)))
                        .map(DmarcPlace::published)
                        .toList(),
                texts.stream().filter(source -> !isMeant(text(source))).toList());
    }

    private static Published published(ResourceRecord source) {
        return new Published(source, DmarcRecord.parse(text(source)));
    }

    private static boolean isMeant(String text) {
        return DmarcRecord.isDmarc(text) || MEANT.matcher(text).matches();
    }

    static String text(ResourceRecord source) {
        return ((Rdata.Txt) source.data()).joined();
    }

    /** The record that counts: several at one name are none (RFC 9989 section 4.10). */
    Optional<Published> only() {
        return published.size() == 1 ? Optional.of(published.get(0)) : Optional.empty();
    }

    Optional<DmarcRecord> record() {
        return only().map(Published::record);
    }

    /** As asked: {@code _dmarc.example.org}. */
    String name() {
        return answer.query().name().text();
    }

    List<Observation> observations() {
        List<Observation> records = answer.records().stream()
                .filter(source -> source.data() instanceof Rdata.Txt)
                .limit(5)
                .map(source -> Observations.of(answer, text(source)))
                .toList();
        return records.isEmpty() ? List.of(Observations.of(answer)) : records;
    }

    String dig() {
        return Observations.dig(answer);
    }
}
