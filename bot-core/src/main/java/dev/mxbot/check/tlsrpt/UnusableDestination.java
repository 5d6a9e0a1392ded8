package dev.mxbot.check.tlsrpt;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a destination that no sender can report to. */
@RuleInfo(
        code = "tlsrpt.rua_invalid",
        severity = ERROR,
        lane = TRANSPORT,
        spec = "RFC 8460 section 3",
        summary = "TLS reports are sent nowhere: rua= holds neither a mailto: address nor an https: URI")
final class UnusableDestination implements Rule<TlsRptEvidence> {
    @Override
    public List<Finding> judge(TlsRptEvidence tlsRpt) {
        return tlsRpt.records().stream()
                .filter(record -> !record.unusable().isEmpty())
                .limit(1)
                .map(record -> {
                    String owner = tlsRpt.owner().text();
                    return finding(owner, "the TLS reporting record at " + owner + " names no usable destination")
                            .impact("Senders send no reports there; delivery is not touched.")
                            .evidence(Observations.of(tlsRpt.txt()))
                            .fix(Destinations.instead(tlsRpt, "Write each destination as a URI"))
                            .verify("dig +short " + owner + " TXT")
                            .build();
                })
                .toList();
    }
}
