package dev.mxbot.check.spf;

import dev.mxbot.diagnosis.Caret;
import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import java.util.ArrayList;
import java.util.List;

/** What rules about mistakes in a record have in common: where, how shown, how cured. */
final class Broken {
    /** A record with more mistakes of one kind than that is told by its first ones. */
    static final int MOST_SHOWN = 5;

    private Broken() {}

    /** One finding for each record of the tree that holds mistakes of these kinds. */
    static List<Finding> findings(Rule<SpfEvidence> rule, SpfEvidence spf, SpfError.Kind... kinds) {
        List<Finding> findings = new ArrayList<>();
        for (SpfNode node : spf.tree().nodes()) {
            node.only().ifPresent(published -> {
                List<SpfError> errors = published.record().errors().stream()
                        .filter(error -> List.of(kinds).contains(error.kind()))
                        .toList();
                if (!errors.isEmpty()) {
                    findings.add(finding(rule, spf, node, published, errors));
                }
            });
        }
        return findings;
    }

    private static Finding finding(
            Rule<SpfEvidence> rule, SpfEvidence spf, SpfNode node, SpfNode.Published published, List<SpfError> errors) {
        boolean own = node.equals(spf.tree().root());
        SpfRecord record = published.record();
        SpfError first = errors.get(0);
        String more = errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more";
        Finding.Draft draft = rule.finding(
                        node.name().text(),
                        (own
                                        ? "SPF term "
                                        : "the included "
                                                + Excerpt.title(node.name().text()) + ": SPF term ")
                                + Excerpt.title(term(record, first)) + ": " + first.message() + more)
                .impact("Receivers answer \"permerror\" for the whole record, so no server is authorised"
                        + (own ? "." : " as soon as they come to that include."))
                .cause("its SPF record is invalid")
                .evidence(node.observations())
                .verify(node.dig());
        errors.stream()
                .limit(MOST_SHOWN)
                .forEach(error -> draft.evidence(Caret.observation(
                        record.text(),
                        error.position(),
                        error.length(),
                        node.answer().provenance())));
        return draft.fix(own ? Correction.of(record).fix(published) : elsewhere(node))
                .build();
    }

    /** The term that the mistake stands in. */
    private static String term(SpfRecord record, SpfError error) {
        return record.terms().stream()
                .filter(term -> term.position() <= error.position())
                .reduce((before, after) -> after)
                .map(Term::text)
                .orElse(record.text());
    }

    /** Only the owner of the included domain can correct its record. */
    static Fix elsewhere(SpfNode node) {
        String name = Excerpt.title(node.name().text());
        return Fix.steps(
                "Have the included record corrected, or leave it out",
                "Tell whoever runs " + name + " that its SPF record is invalid.",
                "If nothing of theirs sends for the domain any more, remove the include.");
    }
}
