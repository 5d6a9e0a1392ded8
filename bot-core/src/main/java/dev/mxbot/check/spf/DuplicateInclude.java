package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mentions an include that stands in the domain's record twice. */
@RuleInfo(
        code = "spf.include.duplicate",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 7208 section 4.6.4",
        summary = "SPF includes the same name twice")
final class DuplicateInclude implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        Optional<SpfNode.Published> published = spf.tree().root().only();
        Set<String> seen = new HashSet<>();
        return published.stream()
                .flatMap(own -> Reference.of(own.record()).stream())
                .filter(reference -> !reference.redirect()
                        && !seen.add(SpfRecord.fold(reference.term().text())))
                .limit(Broken.MOST_SHOWN)
                .map(reference -> finding(
                                spf.domain().text(),
                                "SPF includes "
                                        + Excerpt.title(reference.domain().text()) + " twice")
                        .impact("The second one changes nothing and costs lookups: 10 are allowed, this record needs "
                                + spf.tree().lookups() + ".")
                        .evidence(spf.tree().root().observations())
                        .fix(published.orElseThrow().replacedBy("Leave the repetition out", Lean.of(spf.tree())))
                        .verify(spf.tree().root().dig())
                        .build())
                .toList();
    }
}
