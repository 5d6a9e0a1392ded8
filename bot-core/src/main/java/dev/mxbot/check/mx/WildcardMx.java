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

/** Remarks that every name below the domain takes mail. */
@RuleInfo(
        code = "mx.wildcard",
        severity = NOTICE,
        lane = RECEIVING,
        spec = "RFC 4592",
        summary = "A wildcard MX record lets every name below the domain take mail")
final class WildcardMx implements Rule<MxEvidence> {
    @Override
    public List<Finding> judge(MxEvidence evidence) {
        return evidence.wildcard()
                .filter(Answer.Records.class::isInstance)
                .map(answer -> judge(evidence, answer))
                .orElse(List.of());
    }

    private List<Finding> judge(MxEvidence evidence, Answer answer) {
        String domain = evidence.domain().text();
        String wildcard = answer.query().name().text();
        MxSetRecord set = MxSetRecord.of(answer.query().name(), answer);
        if (set.real().isEmpty()) {
            // A wildcard null MX is the opposite: no name below takes mail.
            return List.of();
        }
        Finding.Draft finding = finding(
                        wildcard,
                        "every name below " + domain + " takes mail: " + wildcard + " has "
                                + set.real().get(0).label())
                .impact("Mail to a mistyped or made-up name below " + domain
                        + " does not bounce, and spam finds endless names.")
                .evidence(Observations.of(answer))
                .verify(Observations.dig("'" + wildcard + "'", RecordType.MX));
        if (answer.aliases().isEmpty()) {
            finding.fix(set.removing("Remove the wildcard, if it is not meant", set.real()));
        }
        return List.of(finding.build());
    }
}
