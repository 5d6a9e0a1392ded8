package dev.mxbot.check.dmarc;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the two rules about milder policies for other names have in common. */
final class Weaker {
    private Weaker() {}

    static List<Finding> findings(Rule<DmarcEvidence> rule, DmarcEvidence dmarc, String tag, String who) {
        // RFC 9989 section 4.7: sp and np of a subdomain's record are ignored.
        if (!dmarc.registered().equals(dmarc.domain())) {
            return List.of();
        }
        return dmarc.own().only().stream()
                .filter(published -> isWeaker(published.record(), tag))
                .map(published -> finding(rule, dmarc, published, tag, who))
                .toList();
    }

    private static boolean isWeaker(DmarcRecord record, String tag) {
        Optional<Policy> own = record.policy("p");
        Optional<Policy> other = record.policy(tag);
        return own.isPresent() && other.isPresent() && other.get().compareTo(own.get()) < 0;
    }

    private static Finding finding(
            Rule<DmarcEvidence> rule, DmarcEvidence dmarc, DmarcPlace.Published published, String tag, String who) {
        String strict = published.record().policy("p").orElseThrow().word();
        String mild = published.record().policy(tag).orElseThrow().word();
        return rule.finding(
                        dmarc.own().name(),
                        "DMARC asks for " + strict + " for the domain and only for " + mild + " for " + who + " (" + tag
                                + "=" + mild + ")")
                .impact("Forgers take a name below " + dmarc.domain() + " instead.")
                .evidence(dmarc.own().observations())
                .fix(published
                        .replacedBy(
                                "Ask for the same for " + who,
                                published.record().without(Set.of(tag)))
                        .withSteps("Without " + tag
                                + " the stricter policy holds there too. Look at the reports for mail of yours first."))
                .verify(dmarc.own().dig())
                .build();
    }
}
