package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.check.spf.SpfRecord;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Flags name servers that give different SPF records. */
@RuleInfo(
        code = "spf.inconsistent",
        severity = WARNING,
        lane = SENDING,
        spec = {"RFC 1034 section 4.3.5", "RFC 7208 section 4.4"},
        summary = "The domain's name servers give different SPF records")
final class DifferentSpf implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        List<Answer> answers = evidence.authoritative().stream()
                .map(NameServer::texts)
                .flatMap(Optional::stream)
                .filter(answer -> !answer.isUnanswered())
                .toList();
        if (answers.stream().map(DifferentSpf::policies).distinct().count() < 2) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(
                        domain,
                        "the name servers of " + evidence.zoneName() + " give different SPF records for " + domain)
                .impact("Which servers may send depends on the name server that the receiver's resolver picks: the same"
                        + " message passes here and fails there.")
                .evidence(answers.stream().map(DifferentSpf::seen).toList())
                .fix(Fix.steps(
                        "Bring all name servers to the same version of the zone",
                        "Compare the SOA serials: the server with the lower one has an old copy.",
                        "If they are run by different DNS hosts, enter the same records at both, or remove one host from the"
                                + " delegation."))
                .verify(answers.stream().map(Observations::dig).toArray(String[]::new))
                .build());
    }

    private static Set<String> policies(Answer answer) {
        return answer.data(Rdata.Txt.class).stream()
                .map(Rdata.Txt::joined)
                .filter(SpfRecord::isSpf)
                .collect(Collectors.toSet());
    }

    private static Observation seen(Answer answer) {
        Set<String> policies = policies(answer);
        return policies.isEmpty()
                ? Observations.of(answer, "no SPF record")
                : Observations.of(answer, String.join(", ", policies));
    }
}
