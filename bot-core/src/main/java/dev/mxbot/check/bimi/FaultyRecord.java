package dev.mxbot.check.bimi;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;
import java.util.Optional;

/** Mentions a record that receivers ignore. */
@RuleInfo(
        code = "bimi.syntax",
        severity = NOTICE,
        lane = SENDING,
        spec = "draft-brand-indicators-for-message-identification",
        summary = "The BIMI record is not in the form of the draft")
final class FaultyRecord implements Rule<BimiEvidence> {
    @Override
    public List<Finding> judge(BimiEvidence bimi) {
        Optional<String> fault = bimi.records().size() > 1
                ? Optional.of("there are " + bimi.records().size() + " of them")
                : bimi.record().flatMap(BimiRecord::fault);
        return fault.stream()
                .map(why -> {
                    Answer answer = bimi.bimi().orElseThrow();
                    return finding(bimi.owner(), "the BIMI record at " + bimi.owner() + " is ignored: " + why)
                            .impact("No mailbox provider shows the logo.")
                            .evidence(Observations.of(answer))
                            .fix(Fix.steps(
                                    "Publish one record in the form of the draft",
                                    "The form is v=BIMI1; l=https://…/logo.svg; a=https://…/certificate.pem"))
                            .verify(Observations.dig(answer))
                            .build();
                })
                .toList();
    }
}
