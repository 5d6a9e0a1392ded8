package dev.mxbot.check.reverse;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags a mail host's address with more than one name. */
@RuleInfo(
        code = "ptr.multiple",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 2181 section 10.2",
        summary = "The address of a mail host has more than one name (PTR record)")
final class SeveralNames implements Rule<ReverseEvidence> {
    @Override
    public List<Finding> judge(ReverseEvidence evidence) {
        return evidence.showing(one -> one.names().size() > 1).stream()
                .map(this::finding)
                .toList();
    }

    private Finding finding(Group group) {
        return finding(group.subject(), group.label() + " has several names: " + group.names())
                .impact(
                        "It is allowed; receivers that look at one name only, take any of them, and it need not be the one that the"
                                + " server says in EHLO.")
                .evidence(group.observations())
                .fix(Fix.steps(
                        "Keep one name", "Keep the PTR record that names " + group.host() + ", and remove the others."))
                .verify(group.digs())
                .build();
    }
}
