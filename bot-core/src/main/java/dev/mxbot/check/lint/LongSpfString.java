package dev.mxbot.check.lint;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.diagnosis.TypedText;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags an SPF record one of whose strings is longer than a TXT record can hold. */
@RuleInfo(
        code = "spf.size.txt_string",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 7208 section 3.3",
        summary = "A string of the SPF record is longer than 255 octets")
final class LongSpfString implements Rule<TypedText> {
    @Override
    public List<Finding> judge(TypedText typed) {
        return typed.kind().word().equals("spf") ? LongStrings.findings(this, typed) : List.of();
    }
}
