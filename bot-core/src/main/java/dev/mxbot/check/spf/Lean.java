package dev.mxbot.check.spf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The domain's record without terms that authorise nobody anew: repeated ones, and includes of names without SPF. */
final class Lean {
    private Lean() {}

    static SpfRecord of(SpfTree tree) {
        SpfRecord record = tree.root().record().orElseThrow();
        Set<String> seen = new HashSet<>();
        List<String> kept = new ArrayList<>();
        for (Term term : record.terms()) {
            boolean first = seen.add(SpfRecord.fold(term.text()));
            if (first && !isVoid(tree, term)) {
                kept.add(term.text());
            }
        }
        return kept.size() == record.terms().size() ? record : SpfRecord.ofTerms(kept);
    }

    private static boolean isVoid(SpfTree tree, Term term) {
        return term instanceof Term.Directive directive
                && directive.mechanism() instanceof Mechanism.Include include
                && include.domain()
                        .name()
                        .flatMap(tree::node)
                        .filter(node -> !node.answer().isUnanswered()
                                && node.published().isEmpty())
                        .isPresent();
    }
}
