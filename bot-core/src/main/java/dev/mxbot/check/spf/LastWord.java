package dev.mxbot.check.spf;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.finding.Fix;
import java.util.List;
import java.util.Optional;

/** The {@code all} that decides about servers that nothing else matches.
 *
 * @param own true if it stands in the domain's own record */
record LastWord(SpfNode node, Term.Directive all, boolean own) {
    /** What decides for the domain, if it has this sign. */
    static Optional<LastWord> of(SpfEvidence spf, Qualifier qualifier) {
        return spf.tree().decider().flatMap(node -> of(spf, node, qualifier));
    }

    /** The same of records that are included with a pass: their match is the domain's. */
    static List<LastWord> inIncludes(SpfEvidence spf, Qualifier qualifier) {
        return spf.tree().links().stream()
                .filter(link -> link.reference().term() instanceof Term.Directive directive
                        && directive.qualifier() == Qualifier.PASS)
                .flatMap(link -> link.reference().target().flatMap(spf.tree()::node).stream())
                .distinct()
                .filter(node -> !node.equals(spf.tree().root()))
                .flatMap(node -> of(spf, node, qualifier).stream())
                .toList();
    }

    private static Optional<LastWord> of(SpfEvidence spf, SpfNode node, Qualifier qualifier) {
        return node.record()
                .flatMap(SpfRecord::all)
                .filter(all -> all.qualifier() == qualifier)
                .map(all -> new LastWord(node, all, node.equals(spf.tree().root())));
    }

    /** {@code "+all"}, with where it stands if that is not the domain itself. */
    String words() {
        return own
                ? all.text()
                : all.text() + " of " + Excerpt.title(node.name().text());
    }

    Fix ending(String other, String title) {
        SpfNode.Published published = node.only().orElseThrow();
        return own ? published.replacedBy(title, published.record().replacing(all, other)) : Broken.elsewhere(node);
    }
}
