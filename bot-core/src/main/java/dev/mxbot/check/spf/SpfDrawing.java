package dev.mxbot.check.spf;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tree of records as plain maps, ready to be drawn: each record with its terms, what each term costs, and below an include the record
 * it leads to.
 */
final class SpfDrawing {
    /** Further terms of a record are not drawn; nobody reads them. */
    private static final int TERMS_OF_A_RECORD = 100;

    /** In all records together. */
    private static final int MOST_TERMS = 400;

    private final SpfTree tree;
    private final Set<DomainName> path = new HashSet<>();
    private int terms;
    private int running;

    private SpfDrawing(SpfTree tree) {
        this.tree = tree;
    }

    /**
     * {@code domain}, {@code record} or {@code status}, {@code lookups} and {@code voidLookups} below it, {@code terms}; each term with
     * {@code term}, {@code lookups} (itself and all below), {@code total} (what a receiver has used up by then) and where it leads
     * elsewhere {@code include}, of the same shape.
     */
    static Map<String, Object> of(SpfTree tree) {
        return new SpfDrawing(tree).record(tree.root().name());
    }

    private Map<String, Object> record(DomainName name) {
        Map<String, Object> drawn = new LinkedHashMap<>();
        drawn.put("domain", name.text());
        Optional<SpfNode> node = tree.node(name);
        Optional<SpfRecord> record = node.flatMap(SpfNode::record);
        if (record.isEmpty()) {
            drawn.put("status", node.map(SpfDrawing::status).orElse("unasked"));
            return drawn;
        }
        drawn.put("record", Excerpt.record(record.get().text()));
        if (!record.get().isValid()) {
            drawn.put("status", "invalid");
        }
        if (!path.add(name)) {
            drawn.put("status", "loop");
            return drawn;
        }
        int before = running;
        List<Map<String, Object>> drawnTerms = new ArrayList<>();
        for (Term term : record.get().terms()) {
            if (drawnTerms.size() == TERMS_OF_A_RECORD || terms == MOST_TERMS) {
                drawn.put("cut", true);
                break;
            }
            terms++;
            drawnTerms.add(term(term, record.get()));
        }
        path.remove(name);
        drawn.put("lookups", running - before);
        drawn.put("voidLookups", voids(record.get(), new HashSet<>(Set.of(name))));
        drawn.put("terms", drawnTerms);
        return drawn;
    }

    private Map<String, Object> term(Term term, SpfRecord record) {
        Map<String, Object> drawn = new LinkedHashMap<>();
        drawn.put("term", Excerpt.title(term.text()));
        boolean counts = counts(term, record);
        int before = running;
        running += counts ? 1 : 0;
        Optional<Map<String, Object>> below = !counts
                ? Optional.empty()
                : Reference.of(record).stream()
                        .filter(reference -> reference.term().equals(term))
                        .findFirst()
                        .flatMap(Reference::target)
                        .map(this::record);
        drawn.put("lookups", running - before);
        drawn.put("total", running);
        below.ifPresent(next -> drawn.put("include", next));
        return drawn;
    }

    /** RFC 7208 section 4.6.4: terms that ask, as far as a receiver comes to them. */
    private static boolean counts(Term term, SpfRecord record) {
        if (term instanceof Term.Directive directive) {
            return directive.mechanism().asksDns() && record.reachable().contains(directive);
        }
        return record.redirect().filter(term::equals).isPresent();
    }

    /** Names below this record that hold nothing, each once. */
    private int voids(SpfRecord record, Set<DomainName> seen) {
        int voids = 0;
        for (Reference reference : Reference.of(record)) {
            Optional<SpfNode> node = reference.target().filter(seen::add).flatMap(tree::node);
            voids += node.filter(found -> found.answer().isAbsent()).isPresent() ? 1 : 0;
            Optional<SpfRecord> below = node.flatMap(SpfNode::record);
            voids += below.isPresent() ? voids(below.get(), seen) : 0;
        }
        return voids;
    }

    private static String status(SpfNode node) {
        Answer answer = node.answer();
        if (answer.isUnanswered()) {
            return "unknown";
        }
        return node.published().isEmpty() ? "absent" : "several";
    }
}
