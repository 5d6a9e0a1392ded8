package dev.mxbot.diagnosis;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Topic;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all checks together found.
 *
 * @param findings worst first, then by lane, code and subject, so that equal evidence gives an equal list
 * @param facts by topic, as {@link Evidence#facts} gives them
 * @param unusedLanes lanes that the domain's records say it does not use
 */
record Examined(List<Finding> findings, SortedMap<Topic, Map<String, Object>> facts, Set<Lane> unusedLanes) {
    Examined {
        findings = List.copyOf(findings);
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        unusedLanes = Set.copyOf(unusedLanes);
    }
}
