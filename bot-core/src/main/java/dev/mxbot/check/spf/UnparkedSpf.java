package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Mentions a domain that takes no mail and does not say that it sends none. */
@RuleInfo(
        code = "spf.parked",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 7208 section 10.1.2",
        summary = "A domain that takes no mail and authorises no server should publish v=spf1 -all")
final class UnparkedSpf implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return spf.tree().root().only().stream()
                .filter(published -> spf.isNullMx()
                        && !published.record().authorisesNobody()
                        && published.record().isValid()
                        && published.record().reachable().stream()
                                .allMatch(directive -> directive.mechanism() instanceof Mechanism.All
                                        && directive.qualifier() != Qualifier.PASS)
                        && published.record().redirect().isEmpty())
                .map(published -> finding(spf.domain().text(), "SPF authorises nobody, but does not say so with -all")
                        .impact(
                                "The domain takes no mail and authorises no server; forgeries in its name are marked instead of refused.")
                        .evidence(spf.tree().root().observations())
                        .fix(published.replacedBy(
                                "Say that nobody sends mail for the domain", SpfRecord.ofTerms(List.of("-all"))))
                        .verify(spf.tree().root().dig())
                        .build())
                .toList();
    }
}
