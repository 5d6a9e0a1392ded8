package dev.mxbot.check.spf;

import com.google.common.base.CharMatcher;
import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.finding.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A record with its malformed terms corrected where the slip is a known one, and left out where it is not.
 *
 * @param changes what was done, one sentence a term
 * @param certain false if a term had to be left out */
record Correction(SpfRecord record, List<String> changes, boolean certain) {
    /** What stands around a term that was pasted from a text or another kind of record. */
    private static final CharMatcher STRAY = CharMatcher.anyOf(";,.\"'");

    /** A record with more mistakes than that was not mistyped; the rest of them is left out. */
    private static final int MOST_TRIED = 50;

    private static final Map<String, String> SLIPS = Map.ofEntries(
            Map.entry("includ", "include"),
            Map.entry("inlcude", "include"),
            Map.entry("inclue", "include"),
            Map.entry("incude", "include"),
            Map.entry("inculde", "include"),
            Map.entry("includes", "include"),
            Map.entry("included", "include"),
            Map.entry("ip", "ip4"),
            Map.entry("ipv4", "ip4"),
            Map.entry("ip-4", "ip4"),
            Map.entry("pi4", "ip4"),
            Map.entry("i4", "ip4"),
            Map.entry("ipv6", "ip6"),
            Map.entry("ip-6", "ip6"),
            Map.entry("exist", "exists"),
            Map.entry("al", "all"),
            Map.entry("alll", "all"));

    Correction {
        changes = List.copyOf(changes);
    }

    static Correction of(SpfRecord published) {
        List<String> terms = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        boolean certain = true;
        boolean redirected = false;
        boolean explained = false;
        boolean joined = false;
        int tried = 0;
        for (int i = 0; i < published.terms().size(); i++) {
            Term term = published.terms().get(i);
            boolean again =
                    (term instanceof Term.Redirect && redirected) || (term instanceof Term.Explanation && explained);
            redirected |= term instanceof Term.Redirect;
            explained |= term instanceof Term.Explanation;
            if (joined) {
                joined = false;
            } else if (again) {
                changes.add("\"" + Excerpt.title(term.text()) + "\" is left out.");
            } else if (term instanceof Term.Malformed) {
                int tries = tried++;
                Optional<String> whole = tries < MOST_TRIED ? withNext(published, i) : Optional.empty();
                Optional<String> better = whole.or(() -> tries < MOST_TRIED ? better(term.text()) : Optional.empty());
                better.ifPresent(terms::add);
                changes.add("\"" + Excerpt.title(term.text()) + "\" "
                        + better.map(text -> "becomes \"" + Excerpt.title(text) + "\".")
                                .orElse("is left out."));
                certain &= better.isPresent();
                joined = whole.isPresent();
            } else {
                terms.add(term.text());
            }
        }
        return new Correction(SpfRecord.ofTerms(terms), changes, certain);
    }

    Fix fix(SpfNode.Published published) {
        List<String> steps = new ArrayList<>(changes);
        if (!certain) {
            steps.add("What was left out may be a server of yours: put it back in its right form.");
        }
        return published
                .replacedBy(
                        certain
                                ? "Publish the corrected record"
                                : "Proposal: publish the record without the broken term",
                        record)
                .withSteps(steps.toArray(String[]::new));
    }

    /** "include: example.org", with a blank too many. */
    private static Optional<String> withNext(SpfRecord published, int index) {
        String text = published.terms().get(index).text();
        if ((!text.endsWith(":") && !text.endsWith("="))
                || index + 1 >= published.terms().size()) {
            return Optional.empty();
        }
        Term next = published.terms().get(index + 1);
        return next instanceof Term.Malformed ? valid(text + next.text()) : Optional.empty();
    }

    private static Optional<String> better(String text) {
        return Stream.<Optional<String>>of(
                        valid(STRAY.trimFrom(text)),
                        slip(text),
                        otherFamily(text),
                        valid("ip4:" + text),
                        valid("ip6:" + text),
                        signBehind(text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> slip(String text) {
        int start = Qualifier.of(text.charAt(0)).isPresent() ? 1 : 0;
        int end = start;
        while (end < text.length() && ":=/".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = SLIPS.get(text.substring(start, end).toLowerCase(Locale.ROOT));
        return name == null
                ? Optional.empty()
                : valid(text.substring(0, start) + name + text.substring(end).replaceFirst("^=", ":"));
    }

    /** An IPv6 address behind ip4, or the other way round. */
    private static Optional<String> otherFamily(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("ip4:")) {
            return valid(lower.replaceFirst("ip4:", "ip6:"));
        }
        return lower.contains("ip6:") ? valid(lower.replaceFirst("ip6:", "ip4:")) : Optional.empty();
    }

    /** "all-" for "-all". */
    private static Optional<String> signBehind(String text) {
        String last = text.substring(text.length() - 1);
        return Qualifier.of(last.charAt(0)).isPresent() && text.length() > 1
                ? valid(last + text.substring(0, text.length() - 1))
                : Optional.empty();
    }

    /** The text, if it is one term that says something. */
    private static Optional<String> valid(String text) {
        if (text.isEmpty() || text.indexOf(' ') >= 0) {
            return Optional.empty();
        }
        SpfRecord alone = SpfRecord.ofTerms(List.of(text));
        return alone.isValid() && !(alone.terms().get(0) instanceof Term.UnknownModifier)
                ? Optional.of(text)
                : Optional.empty();
    }
}
