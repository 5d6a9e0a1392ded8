package dev.mxbot.check.tlsrpt;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that the domain gets no reports; that is a choice. */
@RuleInfo(
        code = "tlsrpt.missing",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 8460 section 3",
        summary = "The domain asks for no reports on failed TLS")
final class MissingRecord implements Rule<TlsRptEvidence> {
    @Override
    public List<Finding> judge(TlsRptEvidence tlsRpt) {
        if (!tlsRpt.receives()
                || tlsRpt.owner().equals(tlsRpt.domain())
                || tlsRpt.txt().isUnanswered()
                || !tlsRpt.records().isEmpty()) {
            return List.of();
        }
        String domain = tlsRpt.domain().text();
        return List.of(finding(domain, "no TLS reporting")
                .impact("Deliveries whose encryption fails stay unseen by the domain.")
                .evidence(Observations.of(tlsRpt.txt()))
                .fix(Fix.add(
                        "Ask for reports at a mailbox that somebody reads",
                        new ZoneRecord(
                                tlsRpt.owner(), 3600, "TXT", "\"v=TLSRPTv1; rua=mailto:tls-reports@" + domain + "\"")))
                .verify("dig +short " + tlsRpt.owner() + " TXT")
                .build());
    }
}
