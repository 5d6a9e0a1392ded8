package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags the term {@code mx} of a domain that has no MX record: it authorises nobody and counts as a void lookup. */
@RuleInfo(
        code = "spf.mechanism.void",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7208 section 4.6.4",
        summary = "An SPF term asks for a name that holds nothing")
final class VoidMechanism implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        if (!spf.mx().isAbsent() || !spf.mx().aliases().isEmpty()) {
            return List.of();
        }
        return OwnMx.terms(spf).stream()
                .limit(1)
                .map(term -> {
                    SpfNode.Published published = spf.tree().root().only().orElseThrow();
                    return finding(
                                    spf.domain().text(),
                                    "SPF term " + Excerpt.title(term.text()) + ": " + spf.domain()
                                            + " has no MX record")
                            .impact(
                                    "The term authorises nobody. Receivers allow two such lookups; with the third they answer"
                                            + " \"permerror\".")
                            .evidence(spf.tree().root().observations())
                            .evidence(Observations.of(spf.mx()))
                            .fix(published.replacedBy(
                                    "Leave the term out", published.record().without(term)))
                            .verify(spf.tree().root().dig(), Observations.dig(spf.mx()))
                            .build();
                })
                .toList();
    }
}
