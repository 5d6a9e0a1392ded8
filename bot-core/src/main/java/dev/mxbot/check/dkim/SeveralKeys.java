package dev.mxbot.check.dkim;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a selector with several key records: which one a receiver takes is undefined. */
@RuleInfo(
        code = "dkim.multiple_txt",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 6376 section 3.6.2.2",
        summary = "A selector holds more than one key record, and what receivers then do is undefined")
final class SeveralKeys implements Rule<DkimEvidence> {
    @Override
    public List<Finding> judge(DkimEvidence dkim) {
        return dkim.published().stream()
                .filter(selector -> selector.keys().size() > 1)
                .map(selector -> {
                    String name = dkim.nameOf(selector).text();
                    return finding(name, name + " holds " + selector.keys().size() + " key records")
                            .impact(
                                    "A receiver takes any of them: signatures verify at some receivers and fail at others.")
                            .evidence(Observations.of(selector.answer()))
                            .fix(
                                    Fix.steps(
                                            "Keep the one record whose key signs",
                                            "Compare with the service that signs; give each further key a selector of its own."))
                            .verify("dig +short " + name + " TXT")
                            .build();
                })
                .toList();
    }
}
