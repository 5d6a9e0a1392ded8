package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags a term whose name has nothing to compare a sender with. */
@RuleInfo(
        code = "spf.mechanism.void",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7208 section 4.6.4",
        summary = "SPF names a host that has no data, so the term authorises nobody")
final class VoidMechanism implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        Optional<SpfNode.Published> only = spf.tree().root().only();
        Set<String> told = new HashSet<>();
        return only.isEmpty()
                ? List.of()
                : spf.named().stream()
                        .filter(host -> host.isVoid() && told.add(host.term().text()))
                        .map(host -> finding(spf, only.get(), host))
                        .toList();
    }

    private Finding finding(SpfEvidence spf, SpfNode.Published published, NamedHost host) {
        String term = Excerpt.title(host.term().text());
        String name = Excerpt.title(host.name().text());
        boolean own = host.name().equals(spf.domain());
        String lacks = host.term().mechanism() instanceof Mechanism.Mx ? "MX record" : "address";
        Fix drop = published.replacedBy(
                "Leave the term out",
                published
                        .record()
                        .without(spf.named().stream()
                                .map(NamedHost::term)
                                .filter(other -> other.text().equals(host.term().text()))
                                .<Term>map(other -> other)
                                .toList()));
        return finding(name, "SPF of " + spf.domain() + ": " + term + ", but " + name + " has no " + lacks)
                .impact(
                        "The term authorises nobody, and receivers count it as a void lookup: after the second they answer"
                                + " \"permerror\".")
                .evidence(spf.tree().root().observations())
                .evidence(host.answers().stream().map(Observations::of).toList())
                .fix(
                        own
                                ? drop
                                : drop.withSteps(
                                        "If mail is still sent from there, give " + name + " its records back."))
                .verify(host.answers().stream().map(Observations::dig).toArray(String[]::new))
                .build();
    }
}
