package dev.mxbot.check.bimi;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that the record could not be asked for; claims nothing. */
@RuleInfo(
        code = "bimi.unknown",
        severity = UNKNOWN,
        lane = SENDING,
        spec = "draft-brand-indicators-for-message-identification",
        summary = "The BIMI record could not be looked up")
final class UnansweredRecord implements Rule<BimiEvidence> {
    @Override
    public List<Finding> judge(BimiEvidence bimi) {
        return bimi.bimi().filter(answer -> answer.isUnanswered()).stream()
                .map(answer -> finding(bimi.owner(), "the BIMI record at " + bimi.owner() + " could not be looked up")
                        .impact("Nothing is claimed about it.")
                        .evidence(Observations.of(answer))
                        .verify(Observations.dig(answer))
                        .build())
                .toList();
    }
}
