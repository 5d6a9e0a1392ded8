package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a record that says nothing about servers it does not name. */
@RuleInfo(
        code = "spf.all.neutral",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7208 section 8.2",
        summary = "SPF ends in ?all, so it objects to nobody")
final class NeutralAll implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return LastWord.of(spf, Qualifier.NEUTRAL).stream()
                .map(last -> finding(last.node().name().text(), last.words() + ": SPF says nothing about other servers")
                        .impact("Anybody can send in the domain's name, and SPF objects to nobody.")
                        .evidence(last.node().observations())
                        .fix(last.ending("~all", "End the record with ~all"))
                        .verify(last.node().dig())
                        .build())
                .toList();
    }
}
