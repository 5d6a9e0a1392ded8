package dev.mxbot.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How one kind of record is judged before it is published: the topic's evidence out of a text, and those of its rules that need no other
 * answer.
 *
 * @param parsed the record as understood, for machines; empty if no receiver takes the text for a record of this kind
 */
public record Linter<E extends Evidence>(
        RecordKind kind,
        Function<Proposal, E> evidence,
        Function<E, Optional<Map<String, Object>>> parsed,
        List<Rule<? super E>> rules) {
    public Linter {
        rules = List.copyOf(rules);
    }
}
