package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags report addresses that nobody can send to. */
@RuleInfo(
        code = "dmarc.rua.invalid",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 9989 section 4.7",
        summary = "A DMARC report address is invalid or not a mailto URI")
final class InvalidReports implements Rule<DmarcEvidence> {
    private final Severity ofNoUri;

    /** For a domain: nothing but reports gets lost. */
    InvalidReports() {
        this(WARNING);
    }

    /**
     * For a record that is yet to be published, what breaks the grammar is an error.
     *
     * @param ofNoUri where an address is no URI at all (RFC 9989 section 4.8)
     */
    InvalidReports(Severity ofNoUri) {
        this.ofNoUri = ofNoUri;
    }

    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        return dmarc.place().stream()
                .flatMap(place -> Stream.of("rua", "ruf")
                        .flatMap(tag -> place.record().stream()
                                .filter(record -> record.reports(tag).stream().anyMatch(InvalidReports::isWrong))
                                .map(record -> judge(place, record, tag))))
                .toList();
    }

    private static boolean isWrong(ReportUri uri) {
        return !uri.isValid() || !uri.isMail();
    }

    private Finding judge(DmarcPlace place, DmarcRecord record, String tag) {
        List<ReportUri> uris = record.reports(tag);
        ReportUri first =
                uris.stream().filter(InvalidReports::isWrong).findFirst().orElseThrow();
        Finding.Draft draft = finding(
                        place.name(),
                        "DMARC reports cannot be sent to " + tag + "=" + Excerpt.title(first.text()) + ": "
                                + reason(first))
                .severity(uris.stream().allMatch(ReportUri::isValid) ? WARNING : ofNoUri)
                .impact("Reports do not arrive there.")
                .evidence(place.observations())
                .verify(place.dig());
        String better = uris.stream()
                .map(InvalidReports::better)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(","));
        DmarcPlace.Published published = place.only().orElseThrow();
        return draft.fix(
                        better.isEmpty()
                                ? published.replacedBy(
                                        "Leave the address out, or name a right one", record.without(Set.of(tag)))
                                : published.replacedBy("Publish the corrected addresses", record.with(tag, better)))
                .build();
    }

    private static String reason(ReportUri uri) {
        return uri.isValid() ? "only mailto: is used" : uri.isMail() ? "that is no mail address" : "that is no URI";
    }

    /** A bare address gets its "mailto:"; what cannot be mended is left out. */
    private static String better(ReportUri uri) {
        if (!isWrong(uri)) {
            return uri.text();
        }
        ReportUri mailed = new ReportUri("mailto:" + uri.text(), false);
        return !uri.isMail() && mailed.isValid() ? mailed.text() : "";
    }
}
