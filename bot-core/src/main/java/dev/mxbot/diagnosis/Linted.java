package dev.mxbot.diagnosis;

import dev.mxbot.finding.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of judging a text.
 *
 * @param valid true if a conforming receiver takes the text, as a whole, for a record of this kind
 * @param record as understood: maps, lists, strings and numbers only
 * @param findings worst first
 */
public record Linted(RecordKind kind, boolean valid, Optional<Map<String, Object>> record, List<Finding> findings) {
    public Linted {
        findings = List.copyOf(findings);
    }
}
