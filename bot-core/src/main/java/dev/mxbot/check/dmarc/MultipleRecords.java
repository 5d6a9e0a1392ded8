package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a name with more than one DMARC record. */
@RuleInfo(
        code = "dmarc.multiple",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 9989 section 4.10",
        summary = "There is more than one DMARC record, so receivers discard all of them")
final class MultipleRecords implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        return dmarc.walk().stream()
                .filter(place -> place.published().size() > 1)
                .map(place -> finding(
                                place.name(),
                                Excerpt.title(place.name()) + " holds "
                                        + place.published().size() + " DMARC records")
                        .impact("Receivers discard all of them: no policy applies, and no reports are sent.")
                        .cause("it has " + place.published().size() + " DMARC records")
                        .evidence(place.observations())
                        .fix(fix(place))
                        .verify(place.dig())
                        .build())
                .toList();
    }

    /** The first one with a policy that makes sense stays. */
    private static Fix fix(DmarcPlace place) {
        DmarcPlace.Published kept = place.published().stream()
                .filter(each -> each.record().policy("p").isPresent())
                .findFirst()
                .orElse(place.published().get(0));
        return Fix.remove(
                        "Keep one record, remove the others",
                        place.published().stream()
                                .filter(each -> !each.equals(kept))
                                .map(each -> each.source().zoneRecord())
                                .toArray(ZoneRecord[]::new))
                .withSteps("Which one is to stay is for you to say; here it is: "
                        + Excerpt.record(kept.record().text()));
    }
}
