package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;
import java.util.stream.Collectors;

/** Flags more report addresses than receivers have to serve. */
@RuleInfo(
        code = "dmarc.rua.too_many",
        severity = WARNING,
        lane = SENDING,
        spec = {"RFC 7489 section 6.2", "RFC 9990 section 3.5"},
        summary = "DMARC reports are to go to more than two addresses, and receivers may stop after two")
final class ManyReports implements Rule<DmarcEvidence> {
    private static final int SERVED = 2;

    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        if (dmarc.isInherited()) {
            return List.of();
        }
        return dmarc.own().only().stream()
                .filter(published -> published.record().reports("rua").size() > SERVED)
                .map(published -> {
                    List<ReportUri> uris = published.record().reports("rua");
                    String dropped =
                            uris.stream().skip(SERVED).map(ReportUri::text).collect(Collectors.joining(", "));
                    String kept =
                            uris.stream().limit(SERVED).map(ReportUri::text).collect(Collectors.joining(","));
                    return finding(
                                    dmarc.own().name(),
                                    "DMARC reports are to go to " + uris.size()
                                            + " addresses; receivers may stop after " + SERVED)
                            .impact("Reports for " + Excerpt.title(dropped) + " are missing from some receivers.")
                            .evidence(dmarc.own().observations())
                            .fix(published
                                    .replacedBy(
                                            "Keep the first two addresses",
                                            published.record().with("rua", kept))
                                    .withSteps("Have one of them forwarded to whoever else is to read the reports."))
                            .verify(dmarc.own().dig())
                            .build();
                })
                .toList();
    }
}
