package dev.mxbot.check.spf;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import java.util.List;

/** What the two rules about loops have in common. */
final class Loop {
    private Loop() {}

    static List<Finding> findings(Rule<SpfEvidence> rule, SpfEvidence spf, boolean redirect) {
        return spf.tree().loops().stream()
                .filter(link -> link.reference().redirect() == redirect)
                .limit(Broken.MOST_SHOWN)
                .map(link -> finding(rule, spf, link))
                .toList();
    }

    private static Finding finding(Rule<SpfEvidence> rule, SpfEvidence spf, SpfTree.Link link) {
        String from = Excerpt.title(link.from().name().text());
        Finding.Draft draft = rule.finding(
                        link.from().name().text(),
                        "SPF of " + from + ": "
                                + Excerpt.title(link.reference().term().text()) + " leads back to where it came from")
                .impact(
                        "Receivers go round until the tenth lookup and answer \"permerror\": the servers named behind it are not"
                                + " authorised.")
                .cause("its SPF record includes itself")
                .evidence(link.from().observations())
                .verify(link.from().dig());
        if (link.from().equals(spf.tree().root())) {
            SpfNode.Published published = link.from().only().orElseThrow();
            SpfRecord open = published.record().without(link.reference().term());
            draft.fix(published.replacedBy(
                    "Leave out the term that leads back", link.reference().redirect() ? open.ending("~all") : open));
        } else {
            draft.fix(Broken.elsewhere(link.from()));
        }
        return draft.build();
    }
}
