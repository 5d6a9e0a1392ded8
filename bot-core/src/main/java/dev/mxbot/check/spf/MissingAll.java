package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;
import java.util.Optional;

/** Flags a record that ends without an {@code all} and without a {@code redirect}. */
@RuleInfo(
        code = "spf.all.missing",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7208 section 4.7",
        summary = "The SPF record has no all and no redirect, so it objects to nobody")
final class MissingAll implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        Optional<SpfNode> decider = spf.tree().decider();
        if (decider.flatMap(SpfNode::record)
                .filter(record -> record.all().isEmpty())
                .isEmpty()) {
            return List.of();
        }
        SpfNode node = decider.orElseThrow();
        SpfNode.Published published = node.only().orElseThrow();
        boolean own = node.equals(spf.tree().root());
        String name = Excerpt.title(node.name().text());
        return List.of(finding(node.name().text(), "the SPF record of " + name + " does not end in \"all\"")
                .impact(
                        "Every server it does not name is \"neutral\": anybody can send in the domain's name, and SPF objects to"
                                + " nobody.")
                .cause("its SPF record objects to nobody")
                .evidence(node.observations())
                .fix(
                        own
                                ? published.replacedBy(
                                        "End the record with ~all",
                                        published.record().ending("~all"))
                                : Broken.elsewhere(node))
                .verify(node.dig())
                .build());
    }
}
