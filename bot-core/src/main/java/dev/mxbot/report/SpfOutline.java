package dev.mxbot.report;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.finding.Finding;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Text;
import dev.mxbot.reply.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An SPF record with what it includes, in the order in which receivers evaluate it: what each term costs in DNS look-ups, and how many it
 * are by then.
 */
final class SpfOutline {
    /** RFC 7208 section 4.6.4. */
    private static final int MOST_LOOKUPS = 10;

    /** RFC 7208 section 4.6.4. */
    private static final int MOST_VOID = 2;

    /** Receivers stop at ten look-ups, and so does no record that nests deeper. */
    private static final int DEEPEST = 20;

    private static final int TERM_LENGTH = 120;

    /** So many terms without look-ups in a row are told by the first of them. */
    private static final int ROW = 3;

    private final Places places;
    private int lookups;
    private boolean over;

    private SpfOutline(Diagnosis diagnosis) {
        this.places = new Places(diagnosis.findings());
    }

    static Optional<Tree> of(Diagnosis diagnosis) {
        return FactMap.of(diagnosis, "spf").map("tree").map(tree -> new SpfOutline(diagnosis).tree(diagnosis, tree));
    }

    private Tree tree(Diagnosis diagnosis, FactMap facts) {
        String domain = diagnosis.domain().text();
        List<Tree> terms = terms(facts, 1);
        List<Tree> parts = new ArrayList<>(
                places.leaves(finding -> isSpf(finding) && finding.subject().equals(domain)));
        parts.addAll(terms);
        parts.addAll(places.leaves(SpfOutline::isSpf));
        Text label = Text.literal(diagnosis.domain().unicode())
                .plain(": " + facts.number("lookups").orElse(lookups) + " of " + MOST_LOOKUPS + " lookups");
        if (facts.number("voidLookups").isPresent()) {
            label = label.plain(", " + facts.number("voidLookups").getAsInt() + " of " + MOST_VOID + " void");
        }
        return Tree.of(label, parts.toArray(Tree[]::new));
    }

    private static boolean isSpf(Finding finding) {
        return finding.code().startsWith("spf.");
    }

    private List<Tree> terms(FactMap record, int depth) {
        List<Tree> nodes = new ArrayList<>();
        List<FactMap> free = new ArrayList<>();
        for (FactMap term : record.maps("terms")) {
            if (isFree(term)) {
                free.add(term);
            } else {
                flush(free, nodes);
                nodes.add(term(term, depth));
            }
        }
        flush(free, nodes);
        if (record.is("cut")) {
            nodes.add(Tree.of(Text.of("and more terms")));
        }
        return nodes;
    }

    private static boolean isFree(FactMap term) {
        return term.number("lookups").orElse(0) == 0 && term.map("include").isEmpty();
    }

    /** Terms that cost nothing: many networks in a row say little, and are many. */
    private static void flush(List<FactMap> free, List<Tree> nodes) {
        int shown = free.size() > ROW ? 1 : free.size();
        free.stream().limit(shown).map(SpfOutline::named).map(Tree::of).forEach(nodes::add);
        if (free.size() > shown) {
            nodes.add(Tree.of(Text.of("and " + (free.size() - shown - 1) + " more without lookups")));
            nodes.add(Tree.of(named(free.get(free.size() - 1))));
        }
        free.clear();
    }

    private Tree term(FactMap term, int depth) {
        int before = lookups;
        lookups++;
        boolean first = crosses();
        List<Tree> below = new ArrayList<>();
        Optional<FactMap> include = term.map("include");
        if (include.isPresent() && depth < DEEPEST) {
            include.get()
                    .text("domain")
                    .ifPresent(domain -> below.addAll(places.leaves(
                            finding -> isSpf(finding) && finding.subject().equals(domain))));
            state(include.get()).filter(known -> below.isEmpty()).ifPresent(below::add);
            below.addAll(terms(include.get(), depth + 1));
        }
        // Where what is included is not shown in full, the term knows what it costs.
        lookups = Math.max(lookups, before + term.number("lookups").orElse(1));
        boolean crossing = crosses() || first;
        Text label = named(term)
                .plain("  " + Prose.count(lookups - before, "lookup", "lookups") + ", " + lookups + "/" + MOST_LOOKUPS);
        return crossing
                ? new Tree(Mark.ERROR, label.plain(": beyond what receivers look up"), below)
                : new Tree(Mark.NONE, label, below);
    }

    /** What there is in place of a record that could be followed. */
    private static Optional<Tree> state(FactMap record) {
        return record.text("status").map(status -> switch (status) {
            case "absent" -> Tree.of(Text.of("no SPF record there"));
            case "several" -> Tree.of(Text.of("several SPF records there"));
            case "invalid" -> Tree.of(Text.of("the record has a mistake in it"));
            case "loop" -> Tree.of(Text.of("leads back to where it came from"));
            case "unknown" -> Tree.leaf(Mark.UNKNOWN, Text.of("could not be looked up"));
            default -> Tree.of(Text.of("not looked up"));
        });
    }

    /** True once: where the count passes what receivers allow. */
    private boolean crosses() {
        boolean first = lookups > MOST_LOOKUPS && !over;
        over |= first;
        return first;
    }

    private static Text named(FactMap term) {
        return Text.literal(Printable.line(term.text("term").orElse("?"), TERM_LENGTH));
    }
}
