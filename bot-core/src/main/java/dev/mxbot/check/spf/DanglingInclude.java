package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags an include of a domain that nobody has registered: whoever does may send in the domain's name. */
@RuleInfo(
        code = "spf.include.dangling",
        severity = CRITICAL,
        lane = SENDING,
        spec = "RFC 7208 section 5.2",
        summary = "SPF includes a name below a domain that does not exist, so whoever registers it may send")
final class DanglingInclude implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        Set<DomainName> told = new HashSet<>();
        return spf.tree().links().stream()
                .flatMap(link -> owner(spf, link)
                        .filter(answer -> told.add(answer.query().name()))
                        .map(answer -> finding(spf, link, answer))
                        .stream())
                .limit(Broken.MOST_SHOWN)
                .toList();
    }

    /** NXDOMAIN of the registrable name: an authority's word that it is free. */
    private static Optional<Answer> owner(SpfEvidence spf, SpfTree.Link link) {
        return link.reference()
                .target()
                .flatMap(spf.tree()::node)
                .filter(node -> node.answer() instanceof Answer.NoSuchName)
                .flatMap(node -> Registrable.above(node.name()))
                .flatMap(name -> spf.owners().stream()
                        .filter(answer -> answer.query().name().equals(name)
                                && answer instanceof Answer.NoSuchName
                                && answer.aliases().isEmpty())
                        .findFirst());
    }

    private Finding finding(SpfEvidence spf, SpfTree.Link link, Answer owner) {
        String free = Excerpt.title(owner.query().name().text());
        String term = Excerpt.title(link.reference().term().text());
        boolean own = link.from().equals(spf.tree().root());
        Finding.Draft draft = finding(
                        owner.query().name().text(),
                        "SPF of " + Excerpt.title(link.from().name().text()) + ": " + term + ", but " + free
                                + " does not exist")
                .impact("Whoever registers " + free + " may send mail in the name of " + spf.domain()
                        + " that passes SPF. Until then receivers that come to this term answer \"permerror\".")
                .cause("its SPF record includes " + free + ", which does not exist")
                .evidence(link.from().observations())
                .evidence(Observations.of(owner))
                .verify(Observations.dig(owner), link.from().dig());
        if (own && !link.reference().redirect()) {
            SpfNode.Published published = link.from().only().orElseThrow();
            draft.fix(published.replacedBy(
                    "Leave the include out",
                    published.record().without(link.reference().term())));
        } else {
            draft.fix(Fix.steps(
                    "Have the term removed",
                    own
                            ? "Publish a record of the domain's own in place of the redirect."
                            : "Tell whoever runs "
                                    + Excerpt.title(link.from().name().text()) + ", or leave out what leads there."));
        }
        return draft.build();
    }
}
