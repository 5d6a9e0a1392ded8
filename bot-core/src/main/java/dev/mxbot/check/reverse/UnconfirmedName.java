package dev.mxbot.check.reverse;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a mail host's address whose name does not lead back to it. */
@RuleInfo(
        code = "ptr.not_forward_confirmed",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 1912 section 2.1",
        summary = "The name of a mail host's address (PTR) does not lead back to the address")
final class UnconfirmedName implements Rule<ReverseEvidence> {
    @Override
    public List<Finding> judge(ReverseEvidence evidence) {
        return evidence.showing(one -> !one.isNameless() && one.confirmation() == Reversal.Confirmation.NO).stream()
                .map(this::finding)
                .toList();
    }

    private Finding finding(Group group) {
        return finding(
                        group.subject(),
                        group.label() + " is named " + group.names() + ", which does not have that address")
                .impact(
                        "A name that does not lead back proves nothing: if mail is sent from there, many receivers refuse it or"
                                + " file it as spam. Receiving is not affected.")
                .evidence(group.observations())
                .fix(MissingName.fix(group))
                .verify(group.digs())
                .build();
    }
}
