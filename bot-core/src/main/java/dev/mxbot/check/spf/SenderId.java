package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;
import java.util.Locale;

/** Mentions a leftover of Sender ID. */
@RuleInfo(
        code = "spf.senderid",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 7208 section 4.5",
        summary = "A Sender ID record (spf2.0) is left over; nobody reads it")
final class SenderId implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return spf.txt().records().stream()
                .filter(source -> source.data() instanceof Rdata.Txt txt
                        && txt.joined().toLowerCase(Locale.ROOT).startsWith("spf2.0/"))
                .limit(1)
                .map(source -> finding(spf.domain().text(), "a Sender ID record (spf2.0) is left over")
                        .impact("Nobody reads it any more.")
                        .evidence(Observations.of(spf.txt(), ((Rdata.Txt) source.data()).joined()))
                        .fix(Fix.remove("Remove the record", source.zoneRecord()))
                        .verify(spf.tree().root().dig())
                        .build())
                .toList();
    }
}
