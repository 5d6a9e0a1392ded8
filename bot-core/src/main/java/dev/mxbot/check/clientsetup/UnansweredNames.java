package dev.mxbot.check.clientsetup;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that names could not be asked for; claims nothing. */
@RuleInfo(
        code = "auto.unknown",
        severity = UNKNOWN,
        lane = RECEIVING,
        spec = "RFC 6186 section 3",
        summary = "Names from which mail programs learn the settings could not be looked up")
final class UnansweredNames implements Rule<SetupEvidence> {
    @Override
    public List<Finding> judge(SetupEvidence setup) {
        List<SetupName> unanswered = setup.names().stream()
                .filter(name -> name.answer().isUnanswered())
                .toList();
        if (unanswered.isEmpty()) {
            return List.of();
        }
        String domain = setup.domain().text();
        return List.of(finding(
                        domain,
                        unanswered.size() + " of " + setup.names().size() + " names for mail programs of " + domain
                                + " could not be looked up")
                .impact("Nothing is claimed about them.")
                .evidence(unanswered.stream()
                        .map(name -> Observations.of(name.answer()))
                        .toList())
                .verify(unanswered.stream()
                        .map(name -> Observations.dig(name.answer()))
                        .toArray(String[]::new))
                .build());
    }
}
