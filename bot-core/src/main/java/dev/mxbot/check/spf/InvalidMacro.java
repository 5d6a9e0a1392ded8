package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a percent sign that starts no macro, and a macro that may not stand where it does. */
@RuleInfo(
        code = "spf.macro.invalid",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 7208 section 7.1",
        summary = "A macro in the SPF record is invalid, so receivers answer permerror")
final class InvalidMacro implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return Broken.findings(this, spf, SpfError.Kind.MACRO);
    }
}
