package dev.mxbot.check.dnssec;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;
import java.util.stream.Stream;

/** Says what could not be found out about the chain of trust of a signed zone; claims nothing. */
@RuleInfo(
        code = "dnssec.unknown",
        severity = UNKNOWN,
        lane = TRANSPORT,
        spec = "RFC 4035 section 5",
        summary = "Whether the domain's DNSSEC is in order could not be found out")
final class UnansweredChain implements Rule<DnssecEvidence> {
    @Override
    public List<Finding> judge(DnssecEvidence evidence) {
        List<Answer> unanswered = Stream.of(evidence.ds(), evidence.keys())
                .flatMap(answer -> answer.filter(Answer::isUnanswered).stream())
                .toList();
        if (unanswered.isEmpty()) {
            return List.of();
        }
        String zone = evidence.zoneName();
        return List.of(finding(zone, zone + " is signed, and not all of its chain of trust could be looked up")
                .impact(
                        evidence.isValidated()
                                ? "The resolver in use validated the MX records; whether the keys are up to date is not known."
                                : "Whether validating resolvers accept the zone is not known.")
                .evidence(unanswered.stream().map(Observations::of).toList())
                .verify(unanswered.stream().map(Observations::dig).toArray(String[]::new))
                .build());
    }
}
