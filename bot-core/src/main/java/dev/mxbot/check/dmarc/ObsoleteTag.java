package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mentions tags that RFC 9989 has dropped. */
@RuleInfo(
        code = "dmarc.tag.obsolete",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 9989 section 4.8",
        summary = "The DMARC record uses pct, rf, ri or a size limit, which RFC 9989 has dropped")
final class ObsoleteTag implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        return dmarc.place().stream()
                .flatMap(place -> place.only().stream()
                        .filter(published -> !obsolete(published.record()).isEmpty())
                        .map(published -> finding(
                                        place.name(),
                                        "the DMARC record uses what RFC 9989 has dropped: "
                                                + Excerpt.title(String.join(", ", obsolete(published.record()))))
                                .impact(
                                        "Receivers that follow RFC 9989 ignore it; older ones still heed it, so they do different things.")
                                .evidence(place.observations())
                                .fix(published.replacedBy(
                                        "Leave it out",
                                        withoutSizes(published.record().without(DmarcRecord.HISTORIC))))
                                .verify(place.dig())
                                .build()))
                .toList();
    }

    private static List<String> obsolete(DmarcRecord record) {
        List<String> obsolete = new ArrayList<>(record.tags().stream()
                .filter(tag -> DmarcRecord.HISTORIC.contains(tag.name()))
                .map(DmarcTag::toString)
                .toList());
        if (Stream.of("rua", "ruf")
                .flatMap(name -> record.reports(name).stream())
                .anyMatch(ReportUri::sized)) {
            obsolete.add("a size limit in a report address");
        }
        return obsolete;
    }

    private static DmarcRecord withoutSizes(DmarcRecord record) {
        DmarcRecord better = record;
        for (String name : List.of("rua", "ruf")) {
            if (record.reports(name).stream().anyMatch(ReportUri::sized)) {
                better = better.with(
                        name, record.reports(name).stream().map(ReportUri::text).collect(Collectors.joining(",")));
            }
        }
        return better;
    }
}
