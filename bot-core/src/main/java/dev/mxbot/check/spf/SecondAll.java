package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a second {@code all}, which is never reached. */
@RuleInfo(
        code = "spf.all.twice",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7208 section 5.1",
        summary = "The SPF record has more than one all; only the first counts")
final class SecondAll implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return Unreached.findings(
                this,
                spf,
                term -> term instanceof Term.Directive directive && directive.mechanism() instanceof Mechanism.All,
                "a second \"all\"");
    }
}
