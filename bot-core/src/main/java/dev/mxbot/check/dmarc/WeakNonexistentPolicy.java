package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a policy for names below it that do not exist that is milder than the domain's own. */
@RuleInfo(
        code = "dmarc.np.weak",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 9989 section 4.7",
        summary = "The DMARC policy for names below it that do not exist is milder than that for the domain")
final class WeakNonexistentPolicy implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        return Weaker.findings(this, dmarc, "np", "names below it that do not exist");
    }
}
