package dev.mxbot.check.spf;

import dev.mxbot.domain.DomainName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A domain's record with all records that it includes or redirects to.
 *
 * @param nodes each domain once, in the order in which a receiver first meets it; the first is the root
 */
record SpfTree(List<SpfNode> nodes) {
    /** Beyond this the number says nothing more. */
    private static final long MANY = 1000;

    SpfTree {
        nodes = List.copyOf(nodes);
    }

    /** Puts what was asked in the order of the records; what no record refers to is left out. */
    static SpfTree of(DomainName root, Map<DomainName, SpfNode> asked) {
        Map<DomainName, SpfNode> ordered = new LinkedHashMap<>();
        collect(root, asked, ordered);
        return new SpfTree(List.copyOf(ordered.values()));
    }

    private static void collect(DomainName name, Map<DomainName, SpfNode> asked, Map<DomainName, SpfNode> ordered) {
        SpfNode node = asked.get(name);
        if (node == null || ordered.putIfAbsent(name, node) != null) {
            return;
        }
        for (Reference reference : references(node)) {
            reference.target().ifPresent(target -> collect(target, asked, ordered));
        }
    }

    static List<Reference> references(SpfNode node) {
        return node.record().map(Reference::of).orElse(List.of());
    }

    SpfNode root() {
        return nodes.get(0);
    }

    Optional<SpfNode> node(DomainName name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /** One reference, with where it stands. */
    record Link(SpfNode from, Reference reference) {}

    /** All references of all records, in order. */
    List<Link> links() {
        return nodes.stream()
                .flatMap(node -> references(node).stream().map(reference -> new Link(node, reference)))
                .toList();
    }

    /** True if every record that a receiver may come to is known, so that the tree can be judged as a whole. */
    boolean isComplete() {
        return nodes.stream().noneMatch(node -> node.answer().isUnanswered())
                && links().stream()
                        .noneMatch(link -> link.reference().hasMacros()
                                || link.reference()
                                        .target()
                                        .filter(target -> node(target).isEmpty())
                                        .isPresent());
    }

    /** RFC 7208 section 4.6.4: the terms that ask the DNS, over the whole tree, where no address matches before the end. */
    int lookups() {
        return (int) lookups(root().name(), new HashMap<>(), new HashSet<>());
    }

    private long lookups(DomainName name, Map<DomainName, Long> known, Set<DomainName> path) {
        Long before = known.get(name);
        if (before != null) {
            return before;
        }
        Optional<SpfRecord> record = node(name).flatMap(SpfNode::record);
        if (record.isEmpty() || !path.add(name)) {
            return 0;
        }
        long sum = record.get().reachable().stream()
                .filter(directive -> directive.mechanism().asksDns())
                .count();
        for (Reference reference : Reference.of(record.get())) {
            sum += reference.redirect() ? 1 : 0;
            sum += reference
                    .target()
                    .map(target -> lookups(target, known, path))
                    .orElse(0L);
        }
        path.remove(name);
        long capped = Math.min(sum, MANY);
        known.put(name, capped);
        return capped;
    }

    /** What one term costs: itself and what hangs below it. */
    int lookups(Reference reference) {
        return (int) (1
                + reference
                        .target()
                        .map(target -> lookups(target, new HashMap<>(), new HashSet<>(Set.of(root().name()))))
                        .orElse(0L));
    }

    /** References that lead back to a record on the way to them. */
    List<Link> loops() {
        List<Link> loops = new ArrayList<>();
        loops(root(), new LinkedHashSet<>(), new HashSet<>(), loops);
        return loops;
    }

    private void loops(SpfNode node, Set<DomainName> path, Set<DomainName> done, List<Link> loops) {
        path.add(node.name());
        for (Reference reference : references(node)) {
            Optional<DomainName> target = reference.target();
            if (target.isPresent() && path.contains(target.get())) {
                loops.add(new Link(node, reference));
            } else {
                target.flatMap(this::node)
                        .filter(next -> !done.contains(next.name()))
                        .ifPresent(next -> loops(next, path, done, loops));
            }
        }
        path.remove(node.name());
        done.add(node.name());
    }

    /** Where the last word stands: the root, or where its redirects lead; empty if that is not known. */
    Optional<SpfNode> decider() {
        Set<DomainName> seen = new HashSet<>();
        SpfNode node = root();
        while (seen.add(node.name())) {
            Optional<SpfRecord> record = node.record();
            if (record.isEmpty()) {
                return Optional.empty();
            }
            Optional<Term.Redirect> redirect = record.get().redirect();
            if (redirect.isEmpty()) {
                return Optional.of(node);
            }
            Optional<SpfNode> next = redirect.get().domain().name().flatMap(this::node);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            node = next.get();
        }
        return Optional.empty();
    }
}
