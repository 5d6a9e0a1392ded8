package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that the TXT records could not be asked for; claims nothing. */
@RuleInfo(
        code = "spf.unknown",
        severity = UNKNOWN,
        lane = SENDING,
        spec = "RFC 7208 section 4.4",
        summary = "The SPF record could not be looked up",
        decisive = true)
final class UnansweredSpf implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        if (!spf.txt().isUnanswered()) {
            return List.of();
        }
        String domain = spf.domain().text();
        return List.of(finding(domain, "the SPF record of " + domain + " could not be looked up")
                .impact("Receivers that meet the same fault defer its mail or treat it as not authenticated.")
                .cause("its SPF record could not be looked up")
                .evidence(Observations.of(spf.txt()))
                .verify(spf.tree().root().dig())
                .build());
    }
}
