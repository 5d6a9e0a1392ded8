package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;
import java.util.Set;

/** Mentions {@code fo} without {@code ruf}. */
@RuleInfo(
        code = "dmarc.fo.pointless",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 9989 section 4.7",
        summary = "fo in the DMARC record has no effect without ruf")
final class PointlessFailureOptions implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        return dmarc.place().stream()
                .flatMap(place -> place.only().stream()
                        .filter(published -> published.record().tag("fo").isPresent()
                                && published.record().tag("ruf").isEmpty())
                        .map(published -> finding(place.name(), "fo in the DMARC record has no effect without ruf")
                                .impact(
                                        "It says when failure reports are to be sent, and no address for them is named.")
                                .evidence(place.observations())
                                .fix(published.replacedBy(
                                        "Leave it out", published.record().without(Set.of("fo"))))
                                .verify(place.dig())
                                .build()))
                .toList();
    }
}
