package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags a record that leads to more void lookups than receivers put up with. */
@RuleInfo(
        code = "spf.voids.exceeded",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7208 section 4.6.4",
        summary = "SPF leads to more than 2 names that have no data, so receivers answer permerror")
final class ManyVoidLookups implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        List<Answer> voids = spf.voidLookups();
        if (voids.size() <= Evaluation.MOST_VOIDS) {
            return List.of();
        }
        String names = voids.stream()
                .limit(Broken.MOST_SHOWN)
                .map(answer -> Excerpt.title(answer.query().name().text()))
                .collect(Collectors.joining(", "));
        Finding.Draft draft = finding(
                        spf.domain().text(),
                        "SPF of " + spf.domain() + " leads to " + voids.size() + " names without data: " + names)
                .impact(
                        "Receivers that stop after two void lookups answer \"permerror\": none of the domain's servers is"
                                + " authorised there.")
                .evidence(spf.tree().root().observations())
                .evidence(voids.stream()
                        .limit(Broken.MOST_SHOWN)
                        .map(Observations::of)
                        .toList())
                .verify(spf.tree().root().dig());
        List<Term> own = ownVoids(spf).toList();
        spf.tree()
                .root()
                .only()
                .filter(published -> voids.size() - own.size() <= Evaluation.MOST_VOIDS)
                .ifPresentOrElse(
                        published -> draft.fix(published.replacedBy(
                                "Leave out what leads nowhere",
                                published.record().without(own))),
                        () -> draft.fix(Fix.steps(
                                "Have the terms removed that lead nowhere",
                                "They stand in included records: tell whoever runs those, or leave the include out.")));
        return List.of(draft.build());
    }

    /** The terms of the domain's own record that lead nowhere. */
    private static Stream<Term> ownVoids(SpfEvidence spf) {
        Stream<Term> hosts = spf.named().stream().filter(NamedHost::isVoid).map(NamedHost::term);
        Stream<Term> includes = spf.tree().links().stream()
                .filter(link -> link.from().equals(spf.tree().root())
                        && !link.reference().redirect()
                        && link.reference()
                                .target()
                                .flatMap(spf.tree()::node)
                                .filter(node -> node.answer().isAbsent())
                                .isPresent())
                .map(link -> link.reference().term());
        return Stream.concat(hosts, includes);
    }
}
