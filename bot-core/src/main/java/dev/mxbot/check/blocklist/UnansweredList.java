package dev.mxbot.check.blocklist;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Says that a list could not be asked; claims nothing. */
@RuleInfo(
        code = "dnsbl.unknown",
        severity = UNKNOWN,
        lane = SENDING,
        spec = "RFC 5782 section 2.1",
        summary = "A block list could not be asked")
final class UnansweredList implements Rule<BlocklistEvidence> {
    @Override
    public List<Finding> judge(BlocklistEvidence evidence) {
        return evidence.lists().stream()
                .filter(list -> !list.unanswered().isEmpty())
                .map(list -> finding(list.zone().text(), "the block list " + list.zone() + " could not be asked")
                        .impact("Nothing is claimed about what it did not answer.")
                        .evidence(
                                list.unanswered().stream().map(Observations::of).toList())
                        .verify(Observations.dig(list.unanswered().get(0)))
                        .build())
                .toList();
    }
}
