package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags networks so large that strangers are in them. */
@RuleInfo(
        code = "spf.ip.broad",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7208 section 5.6",
        summary = "SPF authorises a network of /15 or larger")
final class BroadNetwork implements Rule<SpfEvidence> {
    private static final int BROAD = 15;

    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return spf.tree().root().only().stream()
                .flatMap(published -> published.record().reachable().stream()
                        .filter(directive -> directive.qualifier() == Qualifier.PASS && isBroad(directive.mechanism()))
                        .limit(Broken.MOST_SHOWN)
                        .map(directive -> finding(
                                        spf.domain().text(),
                                        "SPF term " + Excerpt.title(directive.text())
                                                + " authorises a network that no single organisation sends from")
                                .impact("Strangers who have a server there can send in the domain's name and pass SPF.")
                                .evidence(spf.tree().root().observations())
                                .fix(Fix.steps(
                                        "Name only the servers that send for the domain",
                                        "Replace " + Excerpt.title(directive.text())
                                                + " by the addresses or the smaller networks that are yours."))
                                .verify(spf.tree().root().dig())
                                .build()))
                .toList();
    }

    private static boolean isBroad(Mechanism mechanism) {
        if (mechanism instanceof Mechanism.Ip ip) {
            return ip.network().prefix() <= BROAD;
        }
        return (mechanism instanceof Mechanism.A a && Math.min(a.prefix4(), a.prefix6()) <= BROAD)
                || (mechanism instanceof Mechanism.Mx mx && Math.min(mx.prefix4(), mx.prefix6()) <= BROAD);
    }
}
