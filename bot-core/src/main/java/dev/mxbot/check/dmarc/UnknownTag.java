package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;
import java.util.Set;

/** Mentions tags that nobody knows. */
@RuleInfo(
        code = "dmarc.tag.unknown",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 9989 section 4.7",
        summary = "The DMARC record has tags that nobody knows")
final class UnknownTag implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        return dmarc.place().stream()
                .flatMap(place -> place.only().stream()
                        .filter(published -> !unknown(published.record()).isEmpty())
                        .map(published -> finding(
                                        place.name(),
                                        "the DMARC record has tags that nobody knows: "
                                                + Excerpt.title(String.join(", ", unknown(published.record()))))
                                .impact("Receivers ignore them. A misspelled tag has no effect.")
                                .evidence(place.observations())
                                .fix(published.replacedBy(
                                        "Leave them out",
                                        published.record().without(Set.copyOf(unknown(published.record())))))
                                .verify(place.dig())
                                .build()))
                .toList();
    }

    private static List<String> unknown(DmarcRecord record) {
        return record.tags().stream()
                .map(DmarcTag::name)
                .filter(name -> !DmarcRecord.KNOWN.contains(name))
                .toList();
    }
}
