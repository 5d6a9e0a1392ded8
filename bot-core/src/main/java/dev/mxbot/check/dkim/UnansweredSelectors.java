package dev.mxbot.check.dkim;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that selectors could not be asked for; claims nothing. */
@RuleInfo(
        code = "dkim.unknown",
        severity = UNKNOWN,
        lane = SENDING,
        spec = "RFC 6376 section 6.1.2",
        summary = "DKIM keys could not be looked up")
final class UnansweredSelectors implements Rule<DkimEvidence> {
    @Override
    public List<Finding> judge(DkimEvidence dkim) {
        List<Selector> unanswered =
                dkim.selectors().stream().filter(s -> s.answer().isUnanswered()).toList();
        if (unanswered.isEmpty()) {
            return List.of();
        }
        String domain = dkim.domain().text();
        return List.of(finding(
                        domain,
                        unanswered.size() + " of " + dkim.selectors().size() + " DKIM selectors of " + domain
                                + " could not be looked up")
                .impact("Nothing is claimed about these selectors.")
                .evidence(unanswered.stream()
                        .map(Selector::answer)
                        .map(Observations::of)
                        .toList())
                .verify("dig " + dkim.nameOf(unanswered.get(0)) + " TXT")
                .build());
    }
}
