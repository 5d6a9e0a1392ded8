package dev.mxbot.check.dkim;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags an alias for a key that is not there: the provider waits for signing to be switched on, or has gone. */
@RuleInfo(
        code = "dkim.selector.cname_dangling",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 6376 section 3.6.2.1",
        summary = "A selector's CNAME points to a name without a key")
final class DanglingSelector implements Rule<DkimEvidence> {
    @Override
    public List<Finding> judge(DkimEvidence dkim) {
        return dkim.selectors().stream()
                .filter(Selector::isDanglingAlias)
                .map(selector -> {
                    String name = dkim.nameOf(selector).text();
                    String target = selector.answer()
                            .aliases()
                            .get(selector.answer().aliases().size() - 1)
                            .text();
                    return finding(name, name + " points to " + target + ", and there is no key")
                            .impact("Signatures with selector " + selector.name() + " cannot be verified.")
                            .evidence(Observations.of(selector.answer()))
                            .fix(Fix.steps(
                                    "Switch on signing at the provider, or remove the CNAME",
                                    "The provider publishes the key at " + target + " once DKIM is switched on there.",
                                    "If the provider no longer sends for the domain, remove " + name + "."))
                            .verify("dig " + name + " TXT")
                            .build();
                })
                .toList();
    }
}
