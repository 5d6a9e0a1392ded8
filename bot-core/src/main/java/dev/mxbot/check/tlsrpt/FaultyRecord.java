package dev.mxbot.check.tlsrpt;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a record that senders cannot read. */
@RuleInfo(
        code = "tlsrpt.syntax",
        severity = ERROR,
        lane = TRANSPORT,
        spec = "RFC 8460 section 3",
        summary = "The TLS reporting record is not in the standard's form, so senders send no reports")
final class FaultyRecord implements Rule<TlsRptEvidence> {
    @Override
    public List<Finding> judge(TlsRptEvidence tlsRpt) {
        return tlsRpt.records().stream()
                .flatMap(record -> record.fault().stream())
                .limit(1)
                .map(fault -> {
                    String owner = tlsRpt.owner().text();
                    return finding(owner, "the TLS reporting record at " + owner + " is faulty: " + fault)
                            .impact("Senders send no reports; delivery is not touched.")
                            .evidence(Observations.of(tlsRpt.txt()))
                            .fix(Fix.replace(
                                    "Publish the record in the standard's form",
                                    tlsRpt.published(),
                                    List.of(new ZoneRecord(
                                            tlsRpt.owner(),
                                            Observations.ttl(tlsRpt.txt()),
                                            "TXT",
                                            "\"v=TLSRPTv1; rua=mailto:tls-reports@" + tlsRpt.domain() + "\""))))
                            .verify("dig +short " + owner + " TXT")
                            .build();
                })
                .toList();
    }
}
