package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags an include or redirect to a name without an SPF record. */
@RuleInfo(
        code = "spf.include.none",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 7208 section 5.2",
        summary = "SPF includes a name that has no SPF record, so receivers answer permerror")
final class AbsentInclude implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        List<Finding> findings = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (SpfTree.Link link : spf.tree().links()) {
            Reference reference = link.reference();
            if (reference.hasMacros()
                    || findings.size() == Broken.MOST_SHOWN
                    || !told.add(SpfRecord.fold(reference.domain().text()))) {
                continue;
            }
            Optional<SpfNode> target = reference.target().flatMap(spf.tree()::node);
            boolean unsendable = reference.target().isEmpty();
            boolean none = target.filter(node ->
                            !node.answer().isUnanswered() && node.published().isEmpty())
                    .isPresent();
            if (unsendable || none) {
                findings.add(judge(spf, link, target));
            }
        }
        return findings;
    }

    private Finding judge(SpfEvidence spf, SpfTree.Link link, Optional<SpfNode> target) {
        Term term = link.reference().term();
        String domain = Excerpt.title(link.reference().domain().text());
        boolean own = link.from().equals(spf.tree().root());
        Finding.Draft draft = finding(
                        link.reference().domain().text(),
                        (own
                                        ? ""
                                        : "in the included "
                                                + Excerpt.title(
                                                        link.from().name().text()) + ": ")
                                + "SPF " + (link.reference().redirect() ? "redirects to " : "includes ") + domain
                                + ", which "
                                + target.map(node -> node.answer() instanceof Answer.NoSuchName
                                                ? "does not exist"
                                                : "has no SPF record")
                                        .orElse("is no name that DNS can carry"))
                .impact(
                        "Receivers that come to this term answer \"permerror\": servers named behind it are not authorised.")
                .cause("its SPF record includes " + domain + ", which has no SPF record")
                .evidence(link.from().observations())
                .evidence(target.map(SpfNode::observations).orElse(List.of()))
                .verify(target.orElse(link.from()).dig());
        if (own && !link.reference().redirect()) {
            SpfNode.Published published = link.from().only().orElseThrow();
            draft.fix(published.replacedBy(
                    "Leave the include out: it authorises nobody",
                    published.record().without(term)));
        } else {
            draft.fix(Fix.steps(
                    "Name a domain that has an SPF record",
                    "Look for a misspelled name, or ask the service for the name to use.",
                    "If nothing of theirs sends for the domain any more, remove the term."));
        }
        return draft.build();
    }
}
