package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Mentions that other servers are only marked, not refused. */
@RuleInfo(
        code = "spf.all.soft",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 7208 section 8.5",
        summary = "SPF ends in ~all: other servers are marked, not refused")
final class SoftAll implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return LastWord.of(spf, Qualifier.SOFTFAIL).stream()
                .map(last -> finding(
                                last.node().name().text(), last.words() + ": other servers are marked, not refused")
                        .impact(
                                "With DMARC at quarantine or reject this is as good as -all; without it, forgeries are delivered with a mark.")
                        .evidence(last.node().observations())
                        .fix(last.ending("-all", "End the record with -all once every sending service is in it"))
                        .verify(last.node().dig())
                        .build())
                .toList();
    }
}
