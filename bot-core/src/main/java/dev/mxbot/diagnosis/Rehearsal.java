package dev.mxbot.diagnosis;

import dev.mxbot.finding.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A domain as it is, and as it would be after a change. */
public record Rehearsal(Change change, Diagnosis before, Diagnosis after) {
    /** Findings that the change ends. */
    public List<Finding> gone() {
        return missingFrom(after, before);
    }

    /** Findings that the change brings. */
    public List<Finding> brought() {
        return missingFrom(before, after);
    }

    private static List<Finding> missingFrom(Diagnosis there, Diagnosis here) {
        Set<Defect> known = there.findings().stream().map(Defect::of).collect(Collectors.toSet());
        return here.findings().stream()
                .filter(finding -> !known.contains(Defect.of(finding)))
                .toList();
    }
}
