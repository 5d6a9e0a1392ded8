package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a second {@code redirect=} or {@code exp=}. */
@RuleInfo(
        code = "spf.modifier.duplicate",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 7208 section 6",
        summary = "redirect or exp stands twice in the SPF record, so receivers answer permerror")
final class DuplicateModifier implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return Broken.findings(this, spf, SpfError.Kind.DUPLICATE);
    }
}
