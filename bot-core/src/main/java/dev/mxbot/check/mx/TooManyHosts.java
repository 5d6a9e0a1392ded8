package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Remarks that senders try only some of so many hosts. */
@RuleInfo(
        code = "mx.too_many",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "There are more MX hosts than senders try")
final class TooManyHosts implements Rule<MxEvidence> {
    private static final int LIMIT = 10;

    @Override
    public List<Finding> judge(MxEvidence evidence) {
        MxSetRecord set = evidence.set();
        if (set.names().size() <= LIMIT) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(domain, domain + " has " + set.names().size() + " MX hosts")
                .impact(
                        "Senders may limit how many hosts they try, and the answer is large. Hosts far down the list add nothing.")
                .evidence(Observations.of(evidence.mx()))
                .fix(Fix.steps(
                        "Keep the ten that matter",
                        "Remove the least preferred MX records, or put several addresses behind one name."))
                .verify(Observations.dig(domain, RecordType.MX))
                .build());
    }
}
