package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a term that breaks the grammar. */
@RuleInfo(
        code = "spf.syntax",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 7208 section 4.6",
        summary = "The SPF record has a syntax error, so receivers answer permerror")
final class SyntaxMistake implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return Broken.findings(this, spf, SpfError.Kind.TERM, SpfError.Kind.DOMAIN);
    }
}
