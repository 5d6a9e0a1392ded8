package dev.mxbot.check.lint;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.diagnosis.TypedText;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags backslashes of a zone file in a text without quotation marks: a form publishes them. */
@RuleInfo(
        code = "lint.escape",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 1035 section 5.1",
        summary = "The text holds backslashes that belong in a zone file only")
final class LeftOverEscape implements Rule<TypedText> {
    @Override
    public List<Finding> judge(TypedText typed) {
        if (!typed.taken() || !typed.text().unescaped()) {
            return List.of();
        }
        String source = typed.text().source();
        return List.of(finding(typed.kind().word(), "the text holds a backslash left over from a zone file")
                .impact(
                        "A provider's form publishes the backslash, and receivers do not read past it. The rest was judged without.")
                .evidence(mark(source))
                .fix(Places.publish("Publish it without the backslashes", typed, typed.text().joined().stream()))
                .build());
    }

    private static Observation mark(String source) {
        int semicolon = source.indexOf("\\;");
        return Marks.at(source, semicolon < 0 ? source.indexOf("\\\"") : semicolon, 2);
    }
}
