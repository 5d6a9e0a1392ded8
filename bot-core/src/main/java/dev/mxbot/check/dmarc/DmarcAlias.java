package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Mentions a policy that stands in somebody else's zone. */
@RuleInfo(
        code = "dmarc.cname",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 1034 section 3.6.2",
        summary = "The DMARC record is an alias into another zone")
final class DmarcAlias implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        return dmarc.place().stream()
                .filter(place -> !place.answer().aliases().isEmpty())
                .map(place -> finding(
                                place.name(),
                                Excerpt.title(place.name()) + " is an alias of "
                                        + Excerpt.title(place.answer()
                                                .aliases()
                                                .get(place.answer().aliases().size() - 1)
                                                .text()))
                        .impact(
                                "Whoever runs that name decides on the policy and sees the reports. Services that manage DMARC ask for it.")
                        .evidence(Observations.of(place.answer()))
                        .verify(place.dig())
                        .build())
                .toList();
    }
}
