package dev.mxbot.check.lint;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.diagnosis.TypedText;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a record that is spread over several lines without the marks that a zone file needs for it. */
@RuleInfo(
        code = "lint.lines",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 1035 section 5.1",
        summary = "The record is spread over several lines")
final class FoldedRecord implements Rule<TypedText> {
    @Override
    public List<Finding> judge(TypedText typed) {
        if (!typed.taken() || !typed.text().folded()) {
            return List.of();
        }
        return List.of(finding(typed.kind().word(), "the record is spread over several lines")
                .impact(
                        "Forms cut it at the first line or publish the line breaks; it was judged with a blank in place of each.")
                .fix(Places.publish("Put it on one line", typed, typed.text().joined().stream()))
                .build());
    }
}
