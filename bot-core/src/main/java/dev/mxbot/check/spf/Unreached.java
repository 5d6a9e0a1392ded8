package dev.mxbot.check.spf;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the rules about terms behind {@code all} have in common. */
final class Unreached {
    private Unreached() {}

    static List<Finding> findings(Rule<SpfEvidence> rule, SpfEvidence spf, Predicate<Term> which, String words) {
        return spf.tree().root().only().stream()
                .flatMap(published -> behindAll(published.record()).stream()
                        .filter(which)
                        .limit(1)
                        .map(term -> finding(rule, spf, published, term, words)))
                .toList();
    }

    private static Finding finding(
            Rule<SpfEvidence> rule, SpfEvidence spf, SpfNode.Published published, Term term, String words) {
        SpfRecord record = published.record();
        Term.Directive all = record.all().orElseThrow();
        boolean second = isAll(term);
        SpfRecord better = SpfRecord.ofTerms(Stream.concat(
                        record.terms().stream()
                                .filter(each -> !isAll(each) || (second && each.equals(all)))
                                .map(Term::text),
                        second ? Stream.<String>of() : Stream.of(all.text()))
                .toList());
        return rule.finding(spf.domain().text(), Excerpt.title(term.text()) + " is " + words + " and never reached")
                .impact(
                        second
                                ? "Only the first \"all\" counts."
                                : "The servers it names are not authorised, whatever the record seems to say.")
                .evidence(spf.tree().root().observations())
                .fix(published.replacedBy(second ? "Keep one \"all\", at the end" : "Put \"all\" at the end", better))
                .verify(spf.tree().root().dig())
                .build();
    }

    private static boolean isAll(Term term) {
        return term instanceof Term.Directive directive && directive.mechanism() instanceof Mechanism.All;
    }

    private static List<Term> behindAll(SpfRecord record) {
        return record.all()
                .map(all -> record.terms().stream()
                        .filter(term -> term.position() > all.position())
                        .toList())
                .orElse(List.of());
    }
}
