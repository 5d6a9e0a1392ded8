package dev.mxbot.lookup.dns;

import dev.mxbot.domain.SpecialAddresses;
import dev.mxbot.domain.SpecialRange;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Contacts no authoritative server at a private address: where a zone's servers are, whoever publishes the zone says, and it could name a
 * machine inside the network that mxbot runs in. Resolvers are mxbot's own choice and may be anywhere.
 */
final class PublicAuthorities implements Dns {
    private final Dns dns;
    private final Clock clock;

    PublicAuthorities(Dns dns, Clock clock) {
        this.dns = dns;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        return query.server()
                .flatMap(PublicAuthorities::rangeOf)
                .<CompletionStage<Answer>>map(range -> CompletableFuture.completedFuture(refused(query, range)))
                .orElseGet(() -> dns.ask(query));
    }

    private static Optional<SpecialRange> rangeOf(Server server) {
        return server.recursive()
                ? Optional.empty()
                : Optional.ofNullable(server.address().getAddress()).flatMap(SpecialAddresses::rangeOf);
    }

    private Answer refused(Query query, SpecialRange range) {
        return Answer.Unanswered.unsent(
                query, clock.instant(), Answer.Reason.UNREACHABLE, "not contacted: " + range.label());
    }
}
