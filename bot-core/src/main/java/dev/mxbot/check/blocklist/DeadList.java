package dev.mxbot.check.blocklist;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;
import java.util.stream.Stream;

/** Says that a list is out of order. */
@RuleInfo(
        code = "dnsbl.dead_list",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 5782 section 5",
        summary = "A block list gets its own test points wrong, so its word does not count")
final class DeadList implements Rule<BlocklistEvidence> {
    @Override
    public List<Finding> judge(BlocklistEvidence evidence) {
        return evidence.lists().stream()
                .flatMap(list -> list.dead().stream()
                        .map(why -> finding(
                                        list.zone().text(),
                                        "the block list " + list.zone() + " is out of order: " + why)
                                .impact("What it says of " + evidence.domain()
                                        + " does not count. A receiver that still uses it refuses mail at random.")
                                .evidence(Stream.of(list.always(), list.never())
                                        .map(point -> Observations.of(point.answer()))
                                        .toList())
                                .fix(Fix.steps("Take " + list.zone() + " out of MXBOT_DNSBL"))
                                .verify(
                                        Observations.dig(list.always().answer()),
                                        Observations.dig(list.never().answer()))
                                .build()))
                .toList();
    }
}
