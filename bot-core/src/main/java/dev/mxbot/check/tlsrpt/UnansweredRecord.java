package dev.mxbot.check.tlsrpt;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that the record could not be asked for; claims nothing. */
@RuleInfo(
        code = "tlsrpt.unknown",
        severity = UNKNOWN,
        lane = TRANSPORT,
        spec = "RFC 8460 section 3",
        summary = "The TLS reporting record could not be looked up")
final class UnansweredRecord implements Rule<TlsRptEvidence> {
    @Override
    public List<Finding> judge(TlsRptEvidence tlsRpt) {
        if (!tlsRpt.txt().isUnanswered()) {
            return List.of();
        }
        String owner = tlsRpt.owner().text();
        return List.of(finding(owner, "the TLS reporting record at " + owner + " could not be looked up")
                .impact("Delivery is not touched; senders send reports once they can look it up.")
                .evidence(Observations.of(tlsRpt.txt()))
                .verify("dig " + owner + " TXT")
                .build());
    }
}
