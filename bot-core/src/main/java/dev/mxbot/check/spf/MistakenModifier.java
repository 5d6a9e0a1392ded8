package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Flags a mechanism written with an equals sign: a modifier that nobody knows, and so ignored. */
@RuleInfo(
        code = "spf.modifier.mistaken",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7208 section 6",
        summary = "A mechanism is written with an equals sign, so receivers ignore it")
final class MistakenModifier implements Rule<SpfEvidence> {
    private static final Set<String> MECHANISMS =
            Set.of("include", "a", "mx", "ip4", "ip6", "exists", "ptr", "all", "ip", "ipv4", "ipv6");

    @Override
    public List<Finding> judge(SpfEvidence spf) {
        return spf.tree().root().only().stream()
                .flatMap(published -> published.record().terms().stream()
                        .filter(term -> term instanceof Term.UnknownModifier modifier
                                && MECHANISMS.contains(modifier.name().toLowerCase(Locale.ROOT)))
                        .limit(Broken.MOST_SHOWN)
                        .map(term -> finding(
                                        spf.domain().text(),
                                        Excerpt.title(term.text()) + " is ignored: a mechanism is written with a colon")
                                .impact(
                                        "The servers it names are not authorised. Receivers take it for a modifier that they do not know.")
                                .evidence(spf.tree().root().observations())
                                .fix(published.replacedBy(
                                        "Write it with a colon",
                                        published
                                                .record()
                                                .replacing(term, term.text().replaceFirst("=", ":"))))
                                .verify(spf.tree().root().dig())
                                .build()))
                .toList();
    }
}
