package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Mentions that the policy is a parent's. */
@RuleInfo(
        code = "dmarc.inherited",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 9989 section 4.10.1",
        summary = "The DMARC policy comes from a parent domain")
final class InheritedPolicy implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        if (!dmarc.isInherited() || dmarc.policy().isEmpty()) {
            return List.of();
        }
        DmarcPlace place = dmarc.place().orElseThrow();
        String from = Excerpt.title(place.domain().text());
        return List.of(finding(
                        dmarc.domain().text(),
                        "the DMARC policy is that of " + from + ": "
                                + dmarc.policy().orElseThrow().word())
                .impact("Whoever changes the record of " + from + " changes what receivers do with mail from "
                        + dmarc.domain() + ".")
                .evidence(place.observations())
                .verify(place.dig())
                .build());
    }
}
