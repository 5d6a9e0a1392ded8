package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;
import java.util.Set;

/** Mentions a policy that is only being tested. */
@RuleInfo(
        code = "dmarc.testing",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 9989 section 4.7",
        summary = "The DMARC policy is being tested (t=y), so receivers apply one level less")
final class TestMode implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        return dmarc.place().stream()
                .flatMap(place -> place.only().stream()
                        .filter(published -> published
                                        .record()
                                        .value("t")
                                        .filter("y"::equals)
                                        .isPresent()
                                && published
                                        .record()
                                        .policy("p")
                                        .filter(policy -> policy != Policy.NONE)
                                        .isPresent())
                        .map(published -> finding(place.name(), "the DMARC policy is being tested (t=y)")
                                .impact("Receivers that follow RFC 9989 apply "
                                        + published
                                                .record()
                                                .policy("p")
                                                .orElseThrow()
                                                .milder()
                                                .word() + " instead of "
                                        + published
                                                .record()
                                                .policy("p")
                                                .orElseThrow()
                                                .word()
                                        + "; older ones do not know the tag and apply the policy in full.")
                                .evidence(place.observations())
                                .fix(published.replacedBy(
                                        "End the test", published.record().without(Set.of("t"))))
                                .verify(place.dig())
                                .build()))
                .toList();
    }
}
