package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.List;
import java.util.stream.Stream;

/** Flags a policy under the record type SPF, which nobody asks for any more. */
@RuleInfo(
        code = "spf.type99",
        severity = NOTICE,
        lane = SENDING,
        spec = {"RFC 7208 section 3.1", "RFC 7208 section 14.1"},
        summary = "A record of the obsolete type SPF is published; receivers look at TXT only")
final class ObsoleteType implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return spf.obsolete().stream()
                .filter(answer ->
                        !answer.records().isEmpty() && answer.aliases().isEmpty())
                .map(answer -> finding(
                                spf.domain().text(),
                                spf.domain() + " publishes a record of type SPF, which receivers do not ask for")
                        .impact("Receivers look for SPF in TXT records only.")
                        .evidence(Observations.of(answer))
                        .fix(fix(spf, answer))
                        .verify(Observations.dig(answer))
                        .build())
                .toList();
    }

    private static Fix fix(SpfEvidence spf, Answer answer) {
        List<ZoneRecord> obsolete =
                answer.records().stream().map(ResourceRecord::zoneRecord).toList();
        if (!spf.tree().root().published().isEmpty()) {
            return Fix.remove("Remove the record of type SPF", obsolete.toArray(ZoneRecord[]::new));
        }
        List<ZoneRecord> texts = obsolete.stream()
                .limit(1)
                .flatMap(record -> Stream.of(new ZoneRecord(record.name(), record.ttl(), "TXT", record.data())))
                .toList();
        return Fix.replace("Publish the record as TXT", obsolete, texts);
    }
}
