package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Caret;
import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/** Flags a record, or a value in it, that breaks the grammar. */
@RuleInfo(
        code = "dmarc.syntax",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 9989 section 4.8",
        summary = "The DMARC record has a syntax error, so receivers ignore it or a part of it")
final class SyntaxMistake implements Rule<DmarcEvidence> {
    private static final int MOST_SHOWN = 5;

    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        List<Finding> findings = new ArrayList<>();
        for (DmarcPlace place : dmarc.walk()) {
            // Without a record at the place, one that is meant as such is the mistake; beside a real one it is just
            // other text.
            List<DmarcPlace.Published> suspects = place.published().isEmpty() ? place.meant() : place.published();
            suspects.stream()
                    .filter(each -> !mistakes(each.record()).isEmpty())
                    .limit(MOST_SHOWN)
                    .forEach(each -> findings.add(judge(place, each)));
        }
        return findings;
    }

    /** A broken report address has its own rule, and does no harm to the rest. */
    private static List<DmarcError> mistakes(DmarcRecord record) {
        return record.errors().stream()
                .filter(error ->
                        DmarcRecord.KNOWN.contains(error.tag()) || error.tag().isEmpty())
                .toList();
    }

    private Finding judge(DmarcPlace place, DmarcPlace.Published published) {
        DmarcRecord record = published.record();
        List<DmarcError> errors = mistakes(record);
        DmarcError first = errors.stream()
                .filter(error -> error.tag().equals("v"))
                .findFirst()
                .orElse(errors.get(0));
        boolean dead = !record.isEffective();
        Finding.Draft draft = finding(
                        place.name(),
                        "the DMARC record at " + Excerpt.title(place.name()) + ": " + first.message()
                                + shown(record, first))
                .impact(
                        dead
                                ? "Receivers ignore the record: no policy applies, and no reports are sent."
                                : record.hasBrokenPolicy()
                                        ? "Receivers treat it as p=none: they report, and deliver forgeries."
                                        : "Receivers ignore the wrong part and take its default.")
                .cause("its DMARC record is invalid")
                .evidence(place.observations())
                .verify(place.dig());
        errors.stream()
                .limit(MOST_SHOWN)
                .forEach(error -> draft.evidence(Caret.observation(
                        record.text(),
                        error.position(),
                        error.length(),
                        place.answer().provenance())));
        return draft.fix(Correction.of(record).fix(published)).build();
    }

    private static String shown(DmarcRecord record, DmarcError error) {
        return record.tag(error.tag())
                .filter(tag -> !tag.name().equals("v") && !tag.value().isEmpty())
                .map(tag -> ", not \"" + Excerpt.title(tag.value()) + "\"")
                .orElse("");
    }
}
