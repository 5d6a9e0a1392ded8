package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;
import java.util.Locale;

/** Flags SPF text where the DMARC record belongs. */
@RuleInfo(
        code = "dmarc.spf_in_dmarc",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 7208 section 3.1",
        summary = "An SPF record stands where the DMARC record belongs")
final class SpfAtDmarc implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        return dmarc.own().others().stream()
                .filter(source ->
                        DmarcPlace.text(source).toLowerCase(Locale.ROOT).startsWith("v=spf1"))
                .limit(1)
                .map(source -> finding(
                                dmarc.own().name(),
                                "an SPF record stands at " + dmarc.own().name() + ", where nobody reads it")
                        .impact("It has no effect there. If it is the domain's only SPF record, the domain has none.")
                        .evidence(Observations.of(dmarc.own().answer(), DmarcPlace.text(source)))
                        .fix(Fix.remove("Remove it here; SPF belongs at " + dmarc.domain(), source.zoneRecord()))
                        .verify(dmarc.own().dig())
                        .build())
                .toList();
    }
}
