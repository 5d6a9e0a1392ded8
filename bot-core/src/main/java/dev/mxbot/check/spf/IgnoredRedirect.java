package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a redirect beside an {@code all}, which wins. */
@RuleInfo(
        code = "spf.redirect_with_all",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7208 section 6.1",
        summary = "redirect is ignored in an SPF record that has an all")
final class IgnoredRedirect implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return spf.tree().root().only().stream()
                .filter(published -> published.record().all().isPresent())
                .flatMap(published -> published.record().terms().stream()
                        .filter(Term.Redirect.class::isInstance)
                        .limit(Broken.MOST_SHOWN)
                        .map(term -> finding(
                                        spf.domain().text(),
                                        Excerpt.title(term.text()) + " is ignored, because the record has an \"all\"")
                                .impact("The servers that the other record names are not authorised.")
                                .evidence(spf.tree().root().observations())
                                .fix(published.replacedBy(
                                        "Include the other record instead",
                                        published
                                                .record()
                                                .without(term)
                                                .starting("include:" + ((Term.Redirect) term).domain())))
                                .verify(spf.tree().root().dig())
                                .build()))
                .toList();
    }
}
