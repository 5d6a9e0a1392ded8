package dev.mxbot.check.dkim;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a key record that no verifier can use. */
@RuleInfo(
        code = "dkim.key.invalid",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 6376 section 3.6.1",
        summary = "A DKIM key is damaged: its base64 or its structure is wrong")
final class DamagedKey implements Rule<DkimEvidence> {
    @Override
    public List<Finding> judge(DkimEvidence dkim) {
        return dkim.published().stream()
                .flatMap(selector -> selector.keys().stream()
                        .filter(key -> !key.faults().isEmpty())
                        .map(key -> {
                            String name = dkim.nameOf(selector).text();
                            return finding(
                                            name,
                                            "the key at " + name + " cannot be read: "
                                                    + key.faults().get(0))
                                    .impact("Signatures with selector " + selector.name() + " fail at every receiver.")
                                    .evidence(Observations.of(selector.answer()))
                                    .fix(
                                            Fix.steps(
                                                    "Publish the key again, whole",
                                                    "Copy the record from the service that signs; a key of 2048 bits is longer than 255"
                                                            + " characters and is published as two quoted strings, one after the other."))
                                    .verify("dig +short " + name + " TXT")
                                    .build();
                        }))
                .toList();
    }
}
