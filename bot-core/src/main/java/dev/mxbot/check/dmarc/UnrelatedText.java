package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.List;
import java.util.Locale;

/** Mentions other text beside the DMARC record. */
@RuleInfo(
        code = "dmarc.unrelated_txt",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 9989 section 4.10",
        summary = "Text of another kind stands where the DMARC record belongs")
final class UnrelatedText implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        List<ResourceRecord> others = dmarc.own().others().stream()
                .filter(source ->
                        !DmarcPlace.text(source).toLowerCase(Locale.ROOT).startsWith("v=spf1"))
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        String text = DmarcPlace.text(others.get(0));
        return List.of(finding(
                        dmarc.own().name(),
                        "text of another kind stands at " + dmarc.own().name() + ": " + Excerpt.title(text))
                .impact(
                        "Receivers ignore it. A wildcard record of the zone answers for every name below it, this one too.")
                .evidence(Observations.of(dmarc.own().answer(), text))
                .verify(dmarc.own().dig())
                .build());
    }
}
