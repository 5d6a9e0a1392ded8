package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that the record could not be asked for; claims nothing. */
@RuleInfo(
        code = "mtasts.unknown",
        severity = UNKNOWN,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.1",
        summary = "The MTA-STS record could not be looked up",
        decisive = true)
final class UnansweredRecord implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        if (!mtaSts.txt().isUnanswered()) {
            return List.of();
        }
        String owner = mtaSts.owner().text();
        return List.of(finding(owner, "the MTA-STS record at " + owner + " could not be looked up")
                .impact("Senders that know the policy go on applying it; others deliver without it.")
                .evidence(Observations.of(mtaSts.txt()))
                .verify("dig " + owner + " TXT")
                .build());
    }
}
