package dev.mxbot.check.mtasts;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.List;

/** Flags an announcement at the domain itself, where no sender looks for it. */
@RuleInfo(
        code = "mtasts.record.wrong_location",
        severity = ERROR,
        lane = TRANSPORT,
        spec = "RFC 8461 section 3.1",
        summary = "The MTA-STS record stands at the domain itself and not below _mta-sts")
final class MisplacedRecord implements Rule<MtaStsEvidence> {
    @Override
    public List<Finding> judge(MtaStsEvidence mtaSts) {
        // With a record in the right place, the other one is only in nobody's way.
        if (!mtaSts.receives()
                || !mtaSts.canAnnounce()
                || mtaSts.txt().isUnanswered()
                || !mtaSts.records().isEmpty()) {
            return List.of();
        }
        String owner = mtaSts.owner().text();
        return among(mtaSts.apex()).stream()
                .limit(1)
                .map(misplaced -> finding(
                                mtaSts.domain().text(),
                                "the MTA-STS record stands at " + mtaSts.domain() + ", and senders look at " + owner)
                        .impact(
                                "Senders take the domain for one without a policy: mail is delivered without its protection.")
                        .evidence(Observations.of(mtaSts.apex(), text(misplaced)), Observations.of(mtaSts.txt()))
                        .fix(fix(mtaSts, misplaced))
                        .verify("dig +short " + owner + " TXT")
                        .build())
                .toList();
    }

    /** The TXT records of the domain itself that announce a policy. */
    static List<ResourceRecord> among(Answer apex) {
        return apex.records().stream()
                .filter(source -> source.data() instanceof Rdata.Txt
                        && MtaStsRecord.parse(text(source)).isPresent())
                .toList();
    }

    private static String text(ResourceRecord source) {
        return ((Rdata.Txt) source.data()).joined();
    }

    private static Fix fix(MtaStsEvidence mtaSts, ResourceRecord misplaced) {
        boolean faulty = MtaStsRecord.parse(text(misplaced))
                .filter(record -> record.fault().isPresent())
                .isPresent();
        if (faulty) {
            return Fix.steps(
                    "Move it to " + mtaSts.owner() + " and correct it: " + Excerpt.title(text(misplaced)),
                    "The form is v=STSv1; id=20260101T000000; where the id changes whenever the policy does.");
        }
        return Fix.replace(
                "Move the record to " + mtaSts.owner(),
                List.of(misplaced.zoneRecord()),
                List.of(ZoneRecord.txt(mtaSts.owner(), misplaced.ttl(), text(misplaced))));
    }
}
