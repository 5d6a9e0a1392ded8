package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Remarks that a null MX is more than this domain needs: it has no address that mail could fall back to. */
@RuleInfo(
        code = "mx.null.without_address",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 7505 section 3",
        summary = "The domain has a null MX and no address that mail could fall back to")
final class NullMxWithoutAddress implements Rule<MxEvidence> {
    @Override
    public List<Finding> judge(MxEvidence evidence) {
        if (!evidence.set().isNullMx()
                || evidence.addresses().isEmpty()
                || !evidence.addresses().stream().allMatch(Answer::isAbsent)) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(
                        domain, domain + " has a null MX and no address; the null MX only makes the bounce clearer")
                .impact("Nobody is affected.")
                .evidence(evidence.addresses().stream().map(Observations::of).toList())
                .verify(Observations.dig(domain, RecordType.A), Observations.dig(domain, RecordType.AAAA))
                .build());
    }
}
