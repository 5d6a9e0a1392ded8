package dev.mxbot.report;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Text;
import dev.mxbot.reply.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Puts findings to the places of a view where they bite, each to one place. A place whose name begins the finding's title takes the whole
 * title and its mark; other findings stand below their place.
 */
final class Places {
    private static final int LONGEST = 160;

    private final List<Finding> left;

    Places(List<Finding> findings) {
        // Remarks are no place where anything breaks.
        left = new ArrayList<>(findings.stream()
                .filter(finding -> finding.severity() != Severity.NOTICE)
                .toList());
    }

    /** A node with the findings about a subject that are of the wanted kind. */
    Tree node(String name, String subject, Predicate<Finding> wanted, List<Tree> parts) {
        return node(
                name,
                wanted.and(
                        finding -> finding.subject().toLowerCase(Locale.ROOT).equals(subject.toLowerCase(Locale.ROOT))),
                parts);
    }

    Tree node(String name, Predicate<Finding> wanted, List<Tree> parts) {
        Mark mark = Mark.NONE;
        Text label = Prose.of(name, LONGEST);
        List<Tree> below = new ArrayList<>();
        for (Finding finding : take(wanted)) {
            if (mark == Mark.NONE && finding.title().startsWith(name + ":")) {
                mark = FindingText.mark(finding.severity());
                label = Prose.of(finding.title(), LONGEST);
            } else {
                below.add(leaf(finding, name));
            }
        }
        below.addAll(parts);
        return new Tree(mark, label, below);
    }

    /** The findings that are wanted, each as a leaf; none of them is shown again. */
    List<Tree> leaves(Predicate<Finding> wanted) {
        return take(wanted).stream().map(finding -> leaf(finding, "")).toList();
    }

    private List<Finding> take(Predicate<Finding> wanted) {
        List<Finding> taken = left.stream().filter(wanted).toList();
        left.removeAll(taken);
        return taken;
    }

    /** The place is named one line above: it need not be said again. */
    private static Tree leaf(Finding finding, String place) {
        String title = finding.title();
        String words = !place.isEmpty() && title.startsWith(place + ": ") ? title.substring(place.length() + 2) : title;
        return Tree.leaf(FindingText.mark(finding.severity()), Prose.of(words, LONGEST));
    }
}
