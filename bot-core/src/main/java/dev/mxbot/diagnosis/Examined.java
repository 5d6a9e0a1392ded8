package dev.mxbot.diagnosis;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Topic;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all checks together found.
 *
 * @param outcomes of each check, by topic
 * @param findings worst first, then by lane, code and subject, so that equal evidence gives an equal list
 */
record Examined(List<Outcome> outcomes, List<Finding> findings) {
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::lane)
            .thenComparing(Finding::code)
            .thenComparing(Finding::subject)
            .thenComparing(Finding::title);

    Examined {
        outcomes = List.copyOf(outcomes);
        findings = List.copyOf(findings);
    }

    static Examined of(List<Outcome> outcomes) {
        return new Examined(
                outcomes,
                outcomes.stream()
                        .flatMap(outcome -> outcome.findings().stream())
                        .sorted(WORST_FIRST)
                        .toList());
    }

    Examined with(List<Finding> others) {
        return new Examined(outcomes, others);
    }

    /** By topic, as {@link Evidence#facts} gives them. */
    SortedMap<Topic, Map<String, Object>> facts() {
        SortedMap<Topic, Map<String, Object>> facts = new TreeMap<>();
        outcomes.forEach(outcome -> facts.put(outcome.topic(), outcome.facts()));
        return facts;
    }

    /** Lanes that the domain's records say it does not use. */
    Set<Lane> unusedLanes() {
        Set<Lane> unused = EnumSet.noneOf(Lane.class);
        outcomes.forEach(outcome -> unused.addAll(outcome.unused()));
        return unused;
    }
}
