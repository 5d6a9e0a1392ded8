package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Mentions a record that asks for no aggregate reports. */
@RuleInfo(
        code = "dmarc.rua.missing",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 9989 section 4.7",
        summary = "The DMARC record asks for no aggregate reports")
final class MissingReports implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        return dmarc.place().stream()
                .filter(place -> !dmarc.sendsNothing())
                .flatMap(place -> place.only().stream()
                        .filter(published -> published.record().isEffective()
                                && published.record().tag("rua").isEmpty())
                        .map(published -> finding(place.name(), "the DMARC record names no address for reports (rua)")
                                .impact(
                                        "Nobody learns who sends in the domain's name, and which of its own mail fails.")
                                .evidence(place.observations())
                                .fix(published
                                        .replacedBy(
                                                "Have reports sent",
                                                published.record().with("rua", "mailto:dmarc@" + place.domain()))
                                        .withSteps("Make dmarc@" + place.domain()
                                                + " a mailbox that is read, or name another one of yours."))
                                .verify(place.dig())
                                .build()))
                .toList();
    }
}
