package dev.mxbot.check.resolution;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;

/** Says that nobody who was asked answered in time; that the records are missing is not claimed. */
@RuleInfo(
        code = "dns.lookup.timeout",
        severity = WARNING,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "No answer about the domain came in time, from anybody who was asked")
final class SilentServers implements Rule<ResolutionEvidence> {
    @Override
    public List<Finding> judge(ResolutionEvidence evidence) {
        if (!evidence.failedBecauseOf(Answer.Reason.TIMEOUT) && !evidence.failedBecauseOf(Answer.Reason.UNREACHABLE)) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(domain, "no answer about " + domain + " came in time")
                .impact(
                        "Senders that meet the same keep the mail and try again for days. Nothing is known about its records:"
                                + " they are not missing.")
                .evidence(Observations.of(evidence.answer()))
                .fix(Fix.steps(
                        "Find out who is silent",
                        "Ask for a name that is known to exist. If that fails as well, the resolver or the network here is"
                                + " at fault, not " + domain + ".",
                        "If only " + domain + " is silent, its DNS host is the one to call."))
                .verify("dig " + domain + " MX", "dig +trace " + domain + " MX")
                .build());
    }
}
