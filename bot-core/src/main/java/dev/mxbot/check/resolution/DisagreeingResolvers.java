package dev.mxbot.check.resolution;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Flags resolvers that give different MX records for the domain. */
@RuleInfo(
        code = "dns.lookup.divergent",
        severity = WARNING,
        lane = RECEIVING,
        spec = "RFC 1034 section 3.6",
        summary = "Resolvers give different MX records for the domain")
final class DisagreeingResolvers implements Rule<ResolutionEvidence> {
    @Override
    public List<Finding> judge(ResolutionEvidence evidence) {
        List<Answer> answers = evidence.allOpinions().stream()
                .filter(answer -> !answer.isUnanswered())
                .toList();
        Set<Object> contents =
                answers.stream().map(DisagreeingResolvers::content).collect(Collectors.toSet());
        if (contents.size() < 2 || evidence.explained()) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(
                        domain,
                        answers.size() + " resolvers give " + contents.size()
                                + " different answers for the MX records of " + domain)
                .impact(
                        "Where mail goes depends on the sender's resolver, until the last cache has dropped the old answer.")
                .cause("resolvers give different MX records for it")
                .evidence(evidence.allOpinions().stream().map(Observations::of).toList())
                .fix(Fix.steps(
                        "Wait for the caches, or bring the name servers into line",
                        "After a change this passes by itself, at the latest when the TTL of the old records is over: keep"
                                + " the old hosts accepting mail until then.",
                        "If nothing was changed, compare the answers of the domain's own name servers."))
                .verify(answers.stream()
                        .map(answer -> "dig +short @" + answer.provenance().server() + " " + answer.query())
                        .toArray(String[]::new))
                .build());
    }

    /** What an answer says, without order, TTL and letter case. */
    static Object content(Answer answer) {
        return answer.records().isEmpty()
                ? answer.summary()
                : answer.data(Rdata.Mx.class).stream()
                        .map(mx -> mx.preference() + " " + mx.exchange())
                        .collect(Collectors.toSet());
    }
}
