package dev.mxbot.check.resolution;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;

/** Flags a domain that resolvers cannot get an answer about from its name servers. */
@RuleInfo(
        code = "dns.lookup.servfail",
        severity = ERROR,
        lane = RECEIVING,
        spec = {"RFC 1035 section 4.1.1", "RFC 8914"},
        summary = "Resolvers answer SERVFAIL: the domain's name servers give them nothing usable")
final class FailingServers implements Rule<ResolutionEvidence> {
    @Override
    public List<Finding> judge(ResolutionEvidence evidence) {
        if (!evidence.failedBecauseOf(Answer.Reason.SERVFAIL)
                || evidence.unchecked().filter(Answer::isUnanswered).isEmpty()
                || evidence.loops()) {
            return List.of();
        }
        String domain = evidence.domain().text();
        List<String> said = evidence.answer().provenance().extendedErrors();
        return List.of(finding(
                        domain,
                        "the look-up of " + domain + " fails (SERVFAIL"
                                + (said.isEmpty() ? ")" : ", " + String.join("; ", said) + ")"))
                .impact(
                        "Senders keep the mail and try again for days; it bounces if this lasts. Nothing is known about its"
                                + " records: they are not missing.")
                .cause("its name servers give resolvers no usable answer")
                .evidence(Observations.of(evidence.answer()))
                .evidence(evidence.uncheckedObservation())
                .fix(Fix.steps(
                        "Get the domain's name servers to answer",
                        "Ask each name server of " + domain
                                + " directly; one that does not answer with authority has lost" + " the zone.",
                        "Compare the name servers at the registrar with those of the DNS host.",
                        "Call the DNS host if they are the same."))
                .verify("dig +trace " + domain + " MX", "dig +cd " + domain + " MX")
                .build());
    }
}
