package dev.mxbot.check.reverse;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;
import java.util.Optional;

/** Flags a mail host's address whose name is the one that its network gave to every customer. */
@RuleInfo(
        code = "ptr.generic",
        severity = NOTICE,
        lane = SENDING,
        summary = "The name of a mail host's address (PTR) is the network's default")
final class GenericName implements Rule<ReverseEvidence> {
    @Override
    public List<Finding> judge(ReverseEvidence evidence) {
        Optional<DomainName> own = PublicSuffixes.registrable(evidence.domain());
        return evidence
                .showing(one -> !ReverseEvidence.isProviders(one.host())
                        && !one.names().isEmpty()
                        && one.names().stream().allMatch(name -> isDefault(name, one, own)))
                .stream()
                .map(this::finding)
                .toList();
    }

    /** A name in the domain itself was chosen by its owner, whatever it looks like. */
    private static boolean isDefault(DomainName name, Reversal one, Optional<DomainName> own) {
        return own.filter(name::isWithin).isEmpty() && new DefaultName(name).isOf(one.address());
    }

    private Finding finding(Group group) {
        return finding(group.subject(), group.label() + " has the network's default name " + group.names())
                .impact(
                        "If mail is sent from there, receivers that take it for a home connection refuse it. Receiving is not"
                                + " affected.")
                .evidence(group.observations())
                .fix(MissingName.fix(group))
                .verify(group.digs())
                .build();
    }
}
