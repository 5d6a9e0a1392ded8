package dev.mxbot.check.spf;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Fetches the tree of one domain's record: each name once, all at once as soon as they are known, and not without end. */
final class SpfWalk {
    /** More than the standard's ten, so that the real number can be told; a tree without end stops here. */
    private static final int MOST_RECORDS = 25;

    private final Dns dns;
    private final Map<DomainName, SpfNode> nodes = new ConcurrentHashMap<>();
    private final Set<DomainName> asked = ConcurrentHashMap.newKeySet();

    SpfWalk(Dns dns) {
        this.dns = dns;
    }

    CompletionStage<SpfTree> from(DomainName root) {
        return visit(root).thenApply(done -> SpfTree.of(root, nodes));
    }

    private CompletionStage<Void> visit(DomainName name) {
        synchronized (asked) {
            if (asked.size() >= MOST_RECORDS || !asked.add(name)) {
                return CompletableFuture.completedFuture(null);
            }
        }
        return dns.ask(Query.of(name, RecordType.TXT)).thenCompose(answer -> {
            SpfNode node = SpfNode.of(name, answer);
            nodes.put(name, node);
            return CompletableFuture.allOf(SpfTree.references(node).stream()
                    .flatMap(reference -> reference.target().stream())
                    .map(target -> visit(target).toCompletableFuture())
                    .toArray(CompletableFuture<?>[]::new));
        });
    }
}
