package dev.mxbot.diagnosis;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one check came to.
 *
 * @param trail what its answers rest on
 */
record Outcome(Topic topic, Map<String, Object> facts, Set<Lane> unused, List<Finding> findings, Trail trail) {
    Outcome {
        findings = List.copyOf(findings);
    }

    boolean isTouchedBy(Change change) {
        return change.records().anyMatch(trail::isTouchedBy);
    }
}
