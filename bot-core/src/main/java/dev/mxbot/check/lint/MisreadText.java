package dev.mxbot.check.lint;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.diagnosis.TypedText;
import dev.mxbot.domain.ZoneText;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a text that a name server refuses or reads otherwise than it was meant. */
@RuleInfo(
        code = "lint.text",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 1035 section 5.1",
        summary = "A name server refuses the text or reads it otherwise than it was meant")
final class MisreadText implements Rule<TypedText> {
    @Override
    public List<Finding> judge(TypedText typed) {
        List<ZoneText.Mistake> mistakes = typed.text().mistakes();
        if (mistakes.isEmpty()) {
            return List.of();
        }
        ZoneText.Mistake first = mistakes.get(0);
        Finding.Draft draft = finding(typed.kind().word(), first.message())
                .impact("What is published is not what was meant, or nothing is.");
        mistakes.stream()
                .limit(5)
                .forEach(mistake ->
                        draft.evidence(Marks.at(typed.text().source(), mistake.position(), mistake.length())));
        return List.of(draft.build());
    }
}
