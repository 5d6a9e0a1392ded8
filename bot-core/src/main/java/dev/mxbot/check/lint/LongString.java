package dev.mxbot.check.lint;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.diagnosis.TypedText;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a string that is longer than a TXT record can hold; SPF has a code of its own for it. */
@RuleInfo(
        code = "lint.string",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 1035 section 3.3",
        summary = "A string of the TXT record is longer than 255 octets")
final class LongString implements Rule<TypedText> {
    @Override
    public List<Finding> judge(TypedText typed) {
        return typed.kind().word().equals("spf") ? List.of() : LongStrings.findings(this, typed);
    }
}
