package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Severity;
import dev.mxbot.finding.Topic;
import dev.mxbot.lookup.dns.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The judgement on one domain at one time.
 *
 * @param findings worst first, then by code and subject, so that equal evidence gives an equal list
 * @param facts what was found, by topic, as {@link Evidence#facts} gives it
 * @param queries distinct queries put to the DNS
 * @param fromCache how many of them were answered from the cache
 * @param oldestAnswer age of the oldest answer used
 * @param unreachable control questions that failed as everything else did: mxbot's own DNS is out of reach; else empty
 * @param answers what the DNS said, by question and by who said it; for whoever compares it with another time
 */
public record Diagnosis(
        DomainName domain,
        Instant checkedAt,
        Verdict verdict,
        Map<Lane, Verdict> lanes,
        List<Finding> findings,
        SortedMap<Topic, Map<String, Object>> facts,
        int queries,
        int fromCache,
        Duration oldestAnswer,
        Duration elapsed,
        List<Observation> unreachable,
        List<Answer> answers) {
    public Diagnosis {
        lanes = Collections.unmodifiableMap(new EnumMap<>(lanes));
        findings = List.copyOf(findings);
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        unreachable = List.copyOf(unreachable);
        answers = List.copyOf(answers);
    }

    /** True if nothing was answered, not even what every resolver can answer: the trouble is here, and nothing is known of the domain. */
    public boolean dnsUnreachable() {
        return !unreachable.isEmpty();
    }

    /** The resolvers that answered, each as its answers bear it. */
    public List<String> answeredBy() {
        return answers.stream()
                .filter(answer -> answer.query().server().isEmpty() && !answer.isUnanswered())
                .map(answer -> answer.provenance().server())
                .distinct()
                .toList();
    }

    public long count(Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    public boolean holds(String code) {
        return findings.stream().anyMatch(f -> f.code().equals(code));
    }

    /** What was found on a topic; empty if the topic was not looked at. */
    public Map<String, Object> facts(String topic) {
        return facts.getOrDefault(new Topic(topic), Map.of());
    }
}
