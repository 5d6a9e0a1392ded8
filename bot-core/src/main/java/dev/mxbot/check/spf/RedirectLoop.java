package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a redirect that leads back to a record on the way to it. */
@RuleInfo(
        code = "spf.redirect.loop",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 7208 section 4.6.4",
        summary = "SPF redirects lead in a circle, so receivers answer permerror")
final class RedirectLoop implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return Loop.findings(this, spf, true);
    }
}
