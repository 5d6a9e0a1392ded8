package dev.mxbot.check.reverse;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.UNKNOWN;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;
import java.util.stream.Collectors;

/** Says which names of addresses could not be looked up, or not be followed back; claims nothing. */
@RuleInfo(
        code = "ptr.unknown",
        severity = UNKNOWN,
        lane = SENDING,
        spec = "RFC 1035 section 3.5",
        summary = "The names of the mail hosts' addresses could not be looked up")
final class UnansweredReverse implements Rule<ReverseEvidence> {
    @Override
    public List<Finding> judge(ReverseEvidence evidence) {
        List<Reversal> open = evidence.reversals().stream()
                .filter(one -> one.confirmation() == Reversal.Confirmation.UNKNOWN)
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        String domain = evidence.domain().text();
        return List.of(finding(
                        domain,
                        "the names of " + open.size() + (open.size() == 1 ? " address" : " addresses")
                                + " of the mail hosts of " + domain + " could not be looked up or not be confirmed")
                .impact("Nothing is claimed about " + addresses(open) + ".")
                .evidence(open.stream()
                        .flatMap(Reversal::answers)
                        .filter(Answer::isUnanswered)
                        .distinct()
                        .map(Observations::of)
                        .toList())
                .verify(open.stream()
                        .map(one -> "dig +short -x " + one.addressText())
                        .toArray(String[]::new))
                .build());
    }

    private static String addresses(List<Reversal> open) {
        return open.stream().map(Reversal::addressText).collect(Collectors.joining(", "));
    }
}
