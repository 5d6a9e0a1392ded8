package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that the policy could not be asked for; claims nothing, and takes no parent's policy for the domain's. */
@RuleInfo(
        code = "dmarc.unknown",
        severity = UNKNOWN,
        lane = SENDING,
        spec = "RFC 9989 section 4.10.1",
        summary = "The DMARC record could not be looked up")
final class UnansweredDmarc implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        if (!dmarc.isUnknown()
                || dmarc.own().record().isPresent()
                || !dmarc.own().published().isEmpty()) {
            return List.of();
        }
        DmarcPlace place = dmarc.walk().stream()
                .filter(each -> each.answer().isUnanswered())
                .findFirst()
                .orElseThrow();
        return List.of(
                finding(place.name(), "the DMARC record at " + Excerpt.title(place.name()) + " could not be looked up")
                        .impact(
                                "Which policy applies is not known. Receivers that meet the same fault deliver its mail without a policy or"
                                        + " defer it.")
                        .cause("its DMARC record could not be looked up")
                        .evidence(Observations.of(place.answer()))
                        .verify(place.dig())
                        .build());
    }
}
