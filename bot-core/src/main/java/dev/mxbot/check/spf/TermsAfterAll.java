package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags mechanisms behind {@code all}, which are never reached. */
@RuleInfo(
        code = "spf.after_all",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7208 section 5.1",
        summary = "Mechanisms behind all in the SPF record are never reached")
final class TermsAfterAll implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return Unreached.findings(
                this,
                spf,
                term -> term instanceof Term.Directive directive && !(directive.mechanism() instanceof Mechanism.All),
                "a mechanism behind \"all\"");
    }
}
