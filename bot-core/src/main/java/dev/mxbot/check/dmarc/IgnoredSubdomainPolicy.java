package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;
import java.util.Set;

/** Mentions a policy for subdomains in a record that subdomains do not look at. */
@RuleInfo(
        code = "dmarc.sp.ignored",
        severity = NOTICE,
        lane = SENDING,
        spec = {"RFC 9989 section 4.7", "RFC 7489 section 6.3"},
        summary = "A policy for subdomains stands below the organizational domain, where receivers ignore it")
final class IgnoredSubdomainPolicy implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        if (dmarc.speaksForSubdomains()) {
            return List.of();
        }
        DmarcPlace own = dmarc.own();
        return own.only().stream()
                .filter(published -> published.record().isEffective()
                        && published.record().policy("sp").isPresent())
                .map(published -> {
                    String sp = published.record().policy("sp").orElseThrow().word();
                    String registered = Excerpt.title(dmarc.registered().text());
                    return finding(
                                    own.name(),
                                    "the policy for subdomains (sp=" + sp + ") at " + own.name() + " is ignored")
                            .impact(
                                    "A name below " + dmarc.domain()
                                            + " without a record of its own gets the policy of "
                                            + registered + ". Only where " + registered
                                            + " has no record do receivers that follow RFC 9989 use this one; older ones never do.")
                            .evidence(own.observations())
                            .fix(published
                                    .replacedBy(
                                            "Leave it out", published.record().without(Set.of("sp")))
                                    .withSteps("To keep a policy for the names below " + dmarc.domain()
                                            + ", publish a record at each of them, or set sp at _dmarc."
                                            + registered + "."))
                            .verify(own.dig())
                            .build();
                })
                .toList();
    }
}
