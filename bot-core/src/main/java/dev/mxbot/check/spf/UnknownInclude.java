package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that a record further down the tree could not be asked for. */
@RuleInfo(
        code = "spf.include.unknown",
        severity = UNKNOWN,
        lane = SENDING,
        spec = "RFC 7208 section 5.2",
        summary = "A record that SPF includes could not be looked up")
final class UnknownInclude implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return spf.tree().nodes().stream()
                .skip(1)
                .filter(node -> node.answer().isUnanswered())
                .map(node -> finding(
                                node.name().text(),
                                "the included SPF record of "
                                        + Excerpt.title(node.name().text()) + " could not be looked up")
                        .impact(
                                "Whether its servers are authorised is not known. Receivers that meet the same fault defer mail"
                                        + " that no earlier term matches.")
                        .evidence(Observations.of(node.answer()))
                        .verify(node.dig())
                        .build())
                .toList();
    }
}
