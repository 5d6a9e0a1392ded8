package dev.mxbot.lookup.dns;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.lookup.dns.Conversation.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks over the network: the resolvers under the retry policy, or the one server that a query names. */
final class ConversingDns implements Dns {
    /** How many queries may be under way at one resolver: about what fits into a socket's buffer as Linux sets it. More get lost there. */
    private static final int AT_A_RESOLVER = 200;

    /** How many queries may be under way at somebody's name server, which did not ask for our visit. */
    private static final int AT_AN_AUTHORITY = 32;

    private final Wire wire;
    private final Resolvers resolvers;
    private final RetryTimes resolverTimes;
    private final WayOut wayOut;

    ConversingDns(Wire wire, Resolvers resolvers, RetryTimes resolverTimes, RetryTimes authorityTimes) {
        this.wire = wire;
        this.resolvers = resolvers;
        this.resolverTimes = resolverTimes;
        this.wayOut = new WayOut(wire.ticker(), authorityTimes);
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        return converse(query).thenCompose(outcome -> complete(query, outcome));
    }

    private CompletableFuture<Outcome> converse(Query query) {
        List<Server> servers =
                query.server().map(List::of).orElseGet(() -> wire.health().order(resolvers.servers()));
        boolean recursive = servers.get(0).recursive();
        try {
            return new Conversation(
                            wire,
                            query,
                            servers,
                            recursive ? resolverTimes : wayOut.patience(),
                            recursive ? AT_A_RESOLVER : AT_AN_AUTHORITY)
                    .start()
                    .thenApply(
                            outcome -> new Outcome(wayOut.hear(servers.get(0), outcome.answer()), outcome.dangling()));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(new Outcome(unsendable(query, e), false));
        }
    }

    /** Some resolvers hand out an alias and do not follow it: then the target is asked about, for silence on it is no absence. */
    private CompletionStage<Answer> complete(Query query, Outcome outcome) {
        Answer first = outcome.answer();
        if (!outcome.dangling() || first.aliases().size() >= ReplyReader.MAX_ALIASES) {
            return CompletableFuture.completedFuture(first);
        }
        DomainName target = first.aliases().get(first.aliases().size() - 1);
        Query onward = new Query(target, query.type(), query.server(), query.checkingDisabled());
        return converse(onward).thenApply(rest -> joined(query, first, rest.answer()));
    }

    private static Answer joined(Query query, Answer first, Answer rest) {
        List<DomainName> aliases = new ArrayList<>(first.aliases());
        aliases.addAll(rest.aliases());
        Provenance provenance = both(first.provenance(), rest.provenance());
        if (rest instanceof Answer.Unanswered unanswered) {
            return new Answer.Unanswered(query, provenance, unanswered.reason(), unanswered.detail());
        } else if (rest instanceof Answer.NoSuchName) {
            return new Answer.NoSuchName(query, provenance, aliases);
        } else if (rest.records().isEmpty() || new HashSet<>(aliases).size() < aliases.size()) {
            return new Answer.NoData(query, provenance, aliases);
        }
        return new Answer.Records(query, provenance, aliases, rest.records());
    }

    private static Provenance both(Provenance first, Provenance rest) {
        return new Provenance(
                rest.server(),
                rest.at(),
                first.elapsed().plus(rest.elapsed()),
                rest.rcode(),
                rest.ttl().isPresent() && first.ttl().isPresent()
                        ? OptionalLong.of(
                                Math.min(first.ttl().getAsLong(), rest.ttl().getAsLong()))
                        : rest.ttl(),
                rest.authoritative(),
                first.authenticated() && rest.authenticated(),
                rest.transport(),
                rest.extendedErrors(),
                first.attempts() + rest.attempts());
    }

    private Answer unsendable(Query query, IllegalArgumentException why) {
        return new Answer.Unanswered(
                query,
                new Provenance(
                        "",
                        wire.clock().instant(),
                        Duration.ZERO,
                        "",
                        OptionalLong.empty(),
                        false,
                        false,
                        "",
                        List.of(),
                        0),
                Reason.UNSENDABLE,
                String.valueOf(why.getMessage()));
    }
}
