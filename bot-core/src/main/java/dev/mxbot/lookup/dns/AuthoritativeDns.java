package dev.mxbot.lookup.dns;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.mxbot.domain.DomainName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The DNS as the zones' own servers see it, over UDP and TCP like any: whatever a resolver holds in its cache, they say what is published.
 * The resolvers say who they are, and answer where a server has no word of its own.
 */
public final class AuthoritativeDns implements Dns {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    private final Dns dns;
    private final Cache<DomainName, CompletableFuture<Optional<Server>>> servers;

    /** @param dns asks anew each time */
    public AuthoritativeDns(Dns dns) {
        this(dns, Ticker.systemTicker());
    }

    AuthoritativeDns(Dns dns, Ticker ticker) {
        this.dns = dns;
        this.servers = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MOST)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        if (query.server().isPresent()) {
            return dns.ask(query);
        }
        return server(query.name())
                .thenCompose(server -> server.map(
                                own -> dns.ask(query.at(own)).thenCompose(answer -> orElseResolvers(query, answer)))
                        .orElseGet(() -> dns.ask(query)));
    }

    /** Below a delegation, or at the end of an alias, others have the word. */
    private CompletionStage<Answer> orElseResolvers(Query query, Answer answer) {
        return answer.isUnanswered() ? dns.ask(query) : CompletableFuture.completedFuture(answer);
    }

    /** One server of the zone that a name is in; empty where it cannot be found out. */
    private CompletableFuture<Optional<Server>> server(DomainName name) {
        CompletableFuture<Optional<Server>> known = servers.getIfPresent(name);
        if (known != null) {
            return known;
        }
        CompletableFuture<Optional<Server>> found = dns.ask(Query.of(name, RecordType.NS))
                .thenCompose(answer -> {
                    List<DomainName> names = answer.aliases().isEmpty()
                            ? answer.data(Rdata.Target.class).stream()
                                    .map(Rdata.Target::name)
                                    .toList()
                            : List.of();
                    return names.isEmpty()
                            ? name.parent()
                                    // A top-level domain's servers know nothing but who has the word.
                                    .filter(parent -> parent.labels().size() > 1)
                                    .map(this::server)
                                    .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()))
                            : address(names, 0);
                })
                .toCompletableFuture();
        servers.put(name, found);
        return found;
    }

    private CompletionStage<Optional<Server>> address(List<DomainName> names, int index) {
        if (index >= names.size()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        DomainName name = names.get(index);
        return dns.ask(Query.of(name, RecordType.A))
                .thenCompose(answer -> answer.data(Rdata.Address.class).stream()
                        .findFirst()
                        .map(address -> CompletableFuture.completedFuture(
                                Optional.of(Server.authority(name, address.address()))))
                        .orElseGet(() -> address(names, index + 1).toCompletableFuture()));
    }
}
