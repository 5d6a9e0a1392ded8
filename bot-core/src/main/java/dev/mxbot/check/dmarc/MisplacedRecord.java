package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.List;
import java.util.Optional;

/** Flags a DMARC record at the domain itself, where no receiver looks for it. */
@RuleInfo(
        code = "dmarc.wrong_location",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 9989 section 4.10",
        summary = "The DMARC record stands at the domain itself and not at _dmarc")
final class MisplacedRecord implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        Optional<DomainName> right = dmarc.domain().below("_dmarc");
        // What stands at an alias's target is the target's.
        if (right.isEmpty()
                || dmarc.own().answer().isUnanswered()
                || !dmarc.txt().aliases().isEmpty()) {
            return List.of();
        }
        return among(dmarc).stream()
                .limit(1)
                .map(misplaced -> judge(dmarc, misplaced, right.get()))
                .toList();
    }

    /** The TXT records of the domain itself that are DMARC records. */
    static List<ResourceRecord> among(DmarcEvidence dmarc) {
        return dmarc.txt().records().stream()
                .filter(source -> source.data() instanceof Rdata.Txt && DmarcRecord.isDmarc(DmarcPlace.text(source)))
                .toList();
    }

    private Finding judge(DmarcEvidence dmarc, ResourceRecord misplaced, DomainName right) {
        boolean alone = dmarc.own().published().isEmpty();
        String domain = dmarc.domain().text();
        return finding(domain, "a DMARC record stands at " + domain + ", and receivers look at " + right)
                .severity(alone ? ERROR : NOTICE)
                .impact(
                        alone
                                ? "No receiver finds it: the domain is treated as if it had no DMARC record of its own."
                                : "It has no effect; the record at " + right + " is the one that counts.")
                .evidence(Observations.of(dmarc.txt(), DmarcPlace.text(misplaced)))
                .evidence(dmarc.own().observations())
                .fix(
                        alone
                                ? Fix.replace(
                                        "Move the record to " + right,
                                        List.of(misplaced.zoneRecord()),
                                        List.of(ZoneRecord.txt(right, misplaced.ttl(), DmarcPlace.text(misplaced))))
                                : Fix.remove("Remove it", misplaced.zoneRecord()))
                .verify(dmarc.own().dig())
                .build();
    }
}
