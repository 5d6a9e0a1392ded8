package dev.mxbot.check.dkim;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a selector that the asker names, because mail is signed with it, and that holds no key. */
@RuleInfo(
        code = "dkim.selector.missing",
        severity = ERROR,
        lane = SENDING,
        spec = {"RFC 6376 section 3.6.2.1", "RFC 6376 section 6.1.2"},
        summary = "A DKIM selector that was named holds no key")
final class MissingSelector implements Rule<DkimEvidence> {
    @Override
    public List<Finding> judge(DkimEvidence dkim) {
        return dkim.asNamed().stream()
                .filter(Selector::isEmpty)
                .map(selector -> {
                    String name = dkim.nameOf(selector).text();
                    return finding(name, "no DKIM key stands at " + name)
                            .impact("Mail signed with selector " + selector.name()
                                    + " fails verification at every receiver; DMARC then rests on SPF alone.")
                            .evidence(Observations.of(selector.answer()))
                            .fix(
                                    Fix.steps(
                                            "Publish the key of selector " + selector.name(),
                                            "Copy the record that the signing service shows for this selector to "
                                                    + name + ".",
                                            "If no service signs with it any more, nothing is to be done: name another selector."))
                            .verify("dig +short " + name + " TXT")
                            .build();
                })
                .toList();
    }
}
