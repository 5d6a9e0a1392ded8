package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Flags MX records on a name of one label: SMTP knows no such mail domain. */
@RuleInfo(
        code = "mx.on_tld",
        severity = WARNING,
        lane = RECEIVING,
        spec = {"RFC 5321 section 2.3.5", "RFC 7085"},
        summary = "A top-level domain has MX records")
final class MxOnTopLevelDomain implements Rule<MxEvidence> {
    @Override
    public List<Finding> judge(MxEvidence evidence) {
        if (evidence.domain().labels().size() != 1 || evidence.set().real().isEmpty()) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(domain, domain + " is a top-level domain with MX records")
                .impact("Most mail programs take a name without a dot for a local one, so mail to user@" + domain
                        + " rarely arrives.")
                .cause("it is a top-level domain")
                .evidence(Observations.of(evidence.mx()))
                .fix(Fix.steps("Use a name with a dot", "Move the mailboxes to a name below " + domain + "."))
                .verify(Observations.dig(domain, RecordType.MX))
                .build());
    }
}
