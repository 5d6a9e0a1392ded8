package dev.mxbot.check.dmarc;

import com.google.common.base.CharMatcher;
import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.finding.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A record with its mistakes corrected where the slip is a known one; else what is wrong falls back to its default.
 *
 * @param changes what was done, one sentence a tag
 * @param certain false if a value had to be chosen */
record Correction(DmarcRecord record, List<String> changes, boolean certain) {
    private static final Map<String, String> SLIPS = Map.ofEntries(
            Map.entry("rejected", "reject"),
            Map.entry("rejects", "reject"),
            Map.entry("rejct", "reject"),
            Map.entry("reject all", "reject"),
            Map.entry("quarantined", "quarantine"),
            Map.entry("quarantaine", "quarantine"),
            Map.entry("quarentine", "quarantine"),
            Map.entry("quarintine", "quarantine"),
            Map.entry("quaratine", "quarantine"),
            Map.entry("quarantine all", "quarantine"),
            Map.entry("non", "none"),
            Map.entry("noone", "none"),
            Map.entry("relaxed", "r"),
            Map.entry("strict", "s"),
            Map.entry("yes", "y"),
            Map.entry("no", "n"));

    /** How a record may start that is meant as one. */
    private static final Pattern START =
            Pattern.compile("(?is)[\\s\"']*+(?:v\\s*+(?:[=:]\\s*+)?)?dmarc\\s?1?\\b[\\s\"';,.]*+(.*)");

    /** "none rua=mailto:…": a value, and a tag whose semicolon is missing. */
    private static final Pattern RUN_ON = Pattern.compile(
            "([A-Za-z0-9]+)[\\s,]+((?:p|sp|np|rua|ruf|adkim|aspf|fo|pct|ri|rf|t)\\s*=.*)", Pattern.DOTALL);

    Correction {
        changes = List.copyOf(changes);
    }

    static Correction of(DmarcRecord published) {
        List<String> changes = new ArrayList<>();
        DmarcRecord record = published;
        Matcher start = START.matcher(published.text());
        if (!DmarcRecord.isDmarc(published.text()) && start.matches()) {
            record = DmarcRecord.parse("v=DMARC1; " + start.group(1).strip());
            changes.add("The record starts with \"v=DMARC1;\".");
        }
        List<String> tags = new ArrayList<>();
        boolean certain = true;
        for (DmarcTag tag : record.tags()) {
            boolean wrong =
                    record.errors().stream().anyMatch(error -> error.tag().equals(tag.name()));
            if (tag.name().equals("v") || !wrong) {
                tags.add(tag.toString());
                continue;
            }
            Optional<String> better = better(tag);
            if (better.isPresent()) {
                tags.add(better.get());
                changes.add(
                        "\"" + Excerpt.title(tag.toString()) + "\" becomes \"" + Excerpt.title(better.get()) + "\".");
            } else if (tag.name().equals("p")) {
                tags.add("p=none");
                certain = false;
                changes.add("\"" + Excerpt.title(tag.toString()) + "\" becomes \"p=none\", which changes no delivery."
                        + " Choose quarantine or reject if that was meant.");
            } else {
                changes.add("\"" + Excerpt.title(tag.toString()) + "\" is left out: its default applies.");
            }
        }
        if (changes.isEmpty()) {
            changes.add("Semicolons and tags are put in order.");
        }
        return new Correction(DmarcRecord.parse(String.join("; ", tags)), changes, certain);
    }

    private static Optional<String> better(DmarcTag tag) {
        Matcher runOn = RUN_ON.matcher(tag.value());
        if (runOn.matches()) {
            return valid(tag.name() + "=" + runOn.group(1) + "; " + runOn.group(2));
        }
        String value = tag.value().toLowerCase(Locale.ROOT);
        return valid(tag.name() + "="
                + SLIPS.getOrDefault(value, CharMatcher.anyOf("\"' .,:").trimFrom(value)));
    }

    private static Optional<String> valid(String tags) {
        return DmarcRecord.parse("v=DMARC1; " + tags).errors().isEmpty() ? Optional.of(tags) : Optional.empty();
    }

    Fix fix(DmarcPlace.Published published) {
        return published
                .replacedBy(
                        certain
                                ? "Publish the corrected record"
                                : "Proposal: publish the record with a policy that makes sense",
                        record)
                .withSteps(changes.toArray(String[]::new));
    }
}
