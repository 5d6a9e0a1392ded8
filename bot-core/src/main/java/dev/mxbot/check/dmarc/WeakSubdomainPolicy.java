package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a policy for subdomains that is milder than the domain's own. */
@RuleInfo(
        code = "dmarc.sp.weak",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 9989 section 4.7",
        summary = "The DMARC policy for subdomains is milder than that for the domain")
final class WeakSubdomainPolicy implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        return Weaker.findings(this, dmarc, "sp", "subdomains");
    }
}
