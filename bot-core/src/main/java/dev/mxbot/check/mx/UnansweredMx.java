package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
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
    private static final String IMPACT =
            "Senders that meet the same fault keep the mail and try again for days; nothing is lost yet.";

    @Override
    public List<Finding> judge(MxEvidence evidence) {
        String domain = evidence.domain().text();
        if (evidence.mx().isUnanswered()) {
            return List.of(finding(domain, "the MX records of " + domain + " could not be looked up")
                    .impact(IMPACT)
                    .cause("its MX records could not be looked up")
                    .evidence(Observations.of(evidence.mx()))
                    .verify(Observations.dig(domain, RecordType.MX))
                    .build());
        }
        List<Answer> unanswered =
                evidence.addresses().stream().filter(Answer::isUnanswered).toList();
        if (!evidence.hasNoMx() || !evidence.implicitHosts().isEmpty() || unanswered.isEmpty()) {
            return List.of();
        }
        return List.of(finding(domain, domain + " has no MX record, and its address could not be looked up")
                .impact(IMPACT)
                .cause("it has no MX record, and its address could not be looked up")
                .evidence(Observations.of(evidence.mx()))
                .evidence(unanswered.stream().map(Observations::of).toList())
                .verify(Observations.dig(domain, RecordType.A), Observations.dig(domain, RecordType.AAAA))
                .build());
    }
}
