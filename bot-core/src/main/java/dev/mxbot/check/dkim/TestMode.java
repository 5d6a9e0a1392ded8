package dev.mxbot.check.dkim;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that a key is marked as a test. */
@RuleInfo(
        code = "dkim.test_mode",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 6376 section 3.6.1",
        summary = "A DKIM key is in test mode (t=y)")
final class TestMode implements Rule<DkimEvidence> {
    @Override
    public List<Finding> judge(DkimEvidence dkim) {
        return dkim.published().stream()
                .filter(selector -> selector.keys().stream().anyMatch(key -> key.hasFlag("y")))
                .map(selector -> {
                    String name = dkim.nameOf(selector).text();
                    return finding(name, "the key at " + name + " is in test mode (t=y)")
                            .impact("Receivers do not treat a failing signature worse than none; most ignore the flag.")
                            .evidence(Observations.of(selector.answer()))
                            .fix(Fix.steps("End the test", "Remove t=y from the record once signing works."))
                            .verify("dig +short " + name + " TXT")
                            .build();
                })
                .toList();
    }
}
