package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Mentions a record that is close to the limit of ten lookups. */
@RuleInfo(
        code = "spf.lookups.near",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 7208 section 4.6.4",
        summary = "SPF needs 8 to 10 of the 10 DNS lookups allowed")
final class ManyLookups implements Rule<SpfEvidence> {
    private static final int NEAR = 8;

    @Override
    public List<Finding> judge(SpfEvidence spf) {
        int lookups = spf.tree().lookups();
        if (lookups < NEAR || lookups > TooManyLookups.LIMIT) {
            return List.of();
        }
        return List.of(finding(spf.domain().text(), "SPF needs " + lookups + " of the 10 DNS lookups allowed")
                .impact("One more service, or a change at one of those included, and receivers answer \"permerror\".")
                .evidence(spf.tree().root().observations())
                .verify(spf.tree().root().dig())
                .build());
    }
}
