package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags the {@code ptr} mechanism. */
@RuleInfo(
        code = "spf.ptr",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7208 section 5.5",
        summary = "SPF uses the ptr mechanism, which is not to be used")
final class PtrMechanism implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return spf.tree().root().only().stream()
                .flatMap(published -> published.record().reachable().stream()
                        .filter(directive -> directive.mechanism() instanceof Mechanism.Ptr)
                        .limit(Broken.MOST_SHOWN)
                        .map(directive -> finding(
                                        spf.domain().text(),
                                        "SPF uses " + Excerpt.title(directive.text()) + ", which is not to be used")
                                .impact(
                                        "Receivers need the reverse names of each sending address for it: slow, and several large ones"
                                                + " skip it, so mail that only it authorises fails.")
                                .evidence(spf.tree().root().observations())
                                .fix(
                                        published
                                                .replacedBy(
                                                        "Name the servers by address or name instead",
                                                        published.record().without(directive))
                                                .withSteps(
                                                        "Before that, add the servers that only \"ptr\" authorised, as ip4, ip6 or a."))
                                .verify(spf.tree().root().dig())
                                .build()))
                .toList();
    }
}
