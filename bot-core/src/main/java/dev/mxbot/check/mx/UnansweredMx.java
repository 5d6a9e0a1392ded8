package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Says that the MX records could not be asked for; claims nothing. */
@RuleInfo(
        code = "mx.unknown",
        severity = UNKNOWN,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "The MX records could not be looked up",
        decisive = true)
final class UnansweredMx implements Rule<MxEvidence> {
    @Override
    public List<Finding> judge(MxEvidence evidence) {
        if (!evidence.mx().isUnanswered()) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(domain, "the MX records of " + domain + " could not be looked up")
                .impact("Senders that meet the same fault keep the mail and try again for days; nothing is lost yet.")
                .cause("its MX records could not be looked up")
                .evidence(Observations.of(evidence.mx()))
                .verify(Observations.dig(domain, RecordType.MX))
                .build());
    }
}
