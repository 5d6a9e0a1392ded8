package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags reports to somebody who has not said that they take them: receivers then send none. */
@RuleInfo(
        code = "dmarc.rua.unauthorised",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 9990 section 4",
        summary = "DMARC reports are to go to another organization that has not agreed to take them")
final class UnpermittedDestination implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        return dmarc.destinations().stream()
                // Whoever takes no mail at all is another finding.
                .filter(to -> to.isUnpermitted() && to.deaf().isEmpty())
                .map(to -> judge(dmarc, to))
                .toList();
    }

    private Finding judge(DmarcEvidence dmarc, ReportDestination to) {
        DomainName permit = to.permit().query().name();
        String host = Excerpt.title(to.host().text());
        return finding(to.host().text(), host + " has not agreed to take the DMARC reports of " + dmarc.domain())
                .impact("Receivers ignore the address, so no reports arrive there.")
                .evidence(dmarc.own().observations())
                .evidence(Observations.of(to.permit()))
                .fix(Fix.add(
                                "Have whoever runs " + host + " publish their agreement",
                                ZoneRecord.txt(permit, 3600, "v=DMARC1;"))
                        .withSteps(
                                "The record belongs into the zone of " + host + ", not into yours: send it to them.",
                                "Who collects reports for many domains publishes one for all: *._report._dmarc." + host
                                        + ".",
                                "If they do not answer, name a mailbox of your own domain in rua."))
                .verify(Observations.dig(to.permit()))
                .build();
    }
}
