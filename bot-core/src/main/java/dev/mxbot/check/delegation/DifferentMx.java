package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags name servers that give different MX records. */
@RuleInfo(
        code = "mx.inconsistent.data",
        severity = ERROR,
        lane = RECEIVING,
        spec = {"RFC 1034 section 4.3.5", "RFC 5321 section 5.1"},
        summary = "The domain's name servers give different MX records")
final class DifferentMx implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        List<Answer> answers = evidence.mxAnswers();
        Set<Set<String>> contents = answers.stream()
                .map(DifferentMx::content)
                .filter(content -> !content.isEmpty())
                .collect(Collectors.toSet());
        if (contents.size() < 2 || HalfMoved.isTrueOf(evidence)) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(
                        domain,
                        "the name servers of " + evidence.zoneName() + " give different MX records for " + domain)
                .impact(
                        "Where a message goes depends on the name server that the sender's resolver picks: some mail still goes"
                                + " to hosts that others no longer know.")
                .cause("its name servers give different MX records")
                .evidence(answers.stream().map(Observations::of).toList())
                .fix(Fix.steps(
                        "Bring all name servers to the same version of the zone",
                        "Compare the SOA serials: the server with the lower one has an old copy.",
                        "While a change is under way this passes within minutes; keep the old hosts accepting mail until"
                                + " then.",
                        "If they are run by different DNS hosts, enter the same records at both, or remove one host from the"
                                + " delegation."))
                .verify(answers.stream().map(Observations::dig).toArray(String[]::new))
                .build());
    }

    /** What a server says, without order, TTL and letter case; nothing where it says that there is no MX. */
    static Set<String> content(Answer answer) {
        Stream<String> aliases = answer.aliases().stream().limit(1).map(DomainName::text);
        Stream<String> hosts = answer.data(Rdata.Mx.class).stream().map(mx -> mx.preference() + " " + mx.exchange());
        return (answer.aliases().isEmpty() ? hosts : aliases).collect(Collectors.toSet());
    }
}
