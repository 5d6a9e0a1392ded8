package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a record without {@code p}. */
@RuleInfo(
        code = "dmarc.policy.missing",
        severity = WARNING,
        lane = SENDING,
        spec = {"RFC 9989 section 4.7", "RFC 9989 section 4.10.1", "RFC 7489 section 6.3"},
        summary = "The DMARC record has no p tag")
final class MissingPolicy implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        return dmarc.place().stream()
                .flatMap(place -> place.only().stream()
                        .filter(published -> published.record().tag("p").isEmpty())
                        .map(published -> finding(
                                        place.name(),
                                        "the DMARC record at " + Excerpt.title(place.name()) + " has no p tag")
                                .severity(published.record().isEffective() ? WARNING : ERROR)
                                .impact(
                                        published.record().isEffective()
                                                ? "Receivers take it for p=none: they report, and deliver forgeries. Those that know"
                                                        + " only RFC 7489 may ignore the whole record."
                                                : "It names no address for reports either, so receivers ignore the record: no policy"
                                                        + " applies, and no reports are sent.")
                                .evidence(place.observations())
                                .fix(published.replacedBy(
                                        "Say which policy is meant",
                                        published.record().with("p", "none")))
                                .fix(published
                                        .replacedBy(
                                                "Or have forgeries filed as spam, once all mail of the domain passes",
                                                published.record().with("p", "quarantine"))
                                        .withSteps(
                                                "The reports show whether it does: nothing of yours may fail in them."))
                                .verify(place.dig())
                                .build()))
                .toList();
    }
}
