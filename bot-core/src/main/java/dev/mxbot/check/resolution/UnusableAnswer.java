package dev.mxbot.check.resolution;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.RecordType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Says that the look-up of the domain came to nothing in a way that has no code of its own. */
@RuleInfo(
        code = "dns.unknown",
        severity = UNKNOWN,
        lane = RECEIVING,
        spec = "RFC 1035 section 4.1.1",
        summary = "The domain could not be looked up")
final class UnusableAnswer implements Rule<ResolutionEvidence> {
    /** dns.lookup.timeout and dns.lookup.servfail speak of these. */
    private static final Set<Answer.Reason> NAMED =
            EnumSet.of(Answer.Reason.TIMEOUT, Answer.Reason.UNREACHABLE, Answer.Reason.SERVFAIL);

    @Override
    public List<Finding> judge(ResolutionEvidence evidence) {
        if (evidence.mx()
                .filter(answer ->
                        answer instanceof Answer.Unanswered unanswered && !NAMED.contains(unanswered.reason()))
                .isEmpty()) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(
                        domain,
                        domain + " could not be looked up: "
                                + evidence.answer().provenance().server() + " answers with "
                                + evidence.answer().summary())
                .impact("Nothing is claimed about its records.")
                .evidence(Observations.of(evidence.answer()))
                .verify(Observations.dig(domain, RecordType.MX))
                .build());
    }
}
