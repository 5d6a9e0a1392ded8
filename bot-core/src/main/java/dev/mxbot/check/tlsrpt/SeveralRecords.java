package dev.mxbot.check.tlsrpt;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags several records: senders then behave as if there were none. */
@RuleInfo(
        code = "tlsrpt.multiple",
        severity = ERROR,
        lane = TRANSPORT,
        spec = "RFC 8460 section 3",
        summary = "There is more than one TLS reporting record, so senders send no reports")
final class SeveralRecords implements Rule<TlsRptEvidence> {
    @Override
    public List<Finding> judge(TlsRptEvidence tlsRpt) {
        if (tlsRpt.records().size() < 2) {
            return List.of();
        }
        String owner = tlsRpt.owner().text();
        return List.of(finding(owner, owner + " holds " + tlsRpt.records().size() + " TLS reporting records")
                .impact("Senders send no reports; delivery is not touched.")
                .evidence(Observations.of(tlsRpt.txt()))
                .fix(Destinations.instead(tlsRpt, "Keep one record, with the destinations of all"))
                .verify("dig +short " + owner + " TXT")
                .build());
    }
}
