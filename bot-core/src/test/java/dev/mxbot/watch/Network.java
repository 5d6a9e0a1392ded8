package dev.mxbot.watch;

import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Provenance;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.testing.FakeDns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Name servers and resolvers, each with what it says, at the time of a clock; a resolver's cache keeps an answer until its time is over. */
final class Network implements Dns {
    static final String NS1 = "100.128.0.1";
    static final String NS2 = "100.128.0.2";

    /** The one that is asked usually. */
    static final String FIRST = "192.0.2.53";

    static final String SECOND = "192.0.2.54";

    private final Clock clock;
    private final Map<String, FakeDns> says = new HashMap<>();
    private final Map<String, Kept> kept = new HashMap<>();

    /** What a cache has from before. */
    private record Kept(FakeDns zone, Instant until) {}

    Network(Clock clock) {
        this.clock = clock;
    }

    void everywhere(FakeDns zone) {
        for (String each : new String[] {NS1, NS2, FIRST, SECOND}) {
            at(each, zone);
        }
    }

    void at(String address, FakeDns zone) {
        says.put(address, zone);
    }

    /** A resolver goes on saying what it says now. */
    void keeps(String resolver, Instant until) {
        kept.put(resolver, new Kept(Objects.requireNonNull(says.get(resolver)), until));
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        Instant now = clock.instant();
        String address = query.server()
                .map(server -> server.address().getAddress().getHostAddress())
                .orElse(FIRST);
        Optional<Kept> old = Optional.ofNullable(kept.get(address)).filter(one -> now.isBefore(one.until()));
        FakeDns zone = old.map(Kept::zone).orElseGet(() -> says.getOrDefault(address, FakeDns.zone("")));
        long left =
                old.map(one -> Duration.between(now, one.until()).toSeconds()).orElse(Long.MAX_VALUE);
        return zone.ask(query).thenApply(answer -> dated(answer, now, left));
    }

    private static Answer dated(Answer answer, Instant now, long left) {
        if (answer instanceof Answer.Records found) {
            return new Answer.Records(
                    found.query(), at(found.provenance(), now, left), found.aliases(), found.records(), found.proofs());
        } else if (answer instanceof Answer.NoData none) {
            return new Answer.NoData(none.query(), at(none.provenance(), now, left), none.aliases());
        } else if (answer instanceof Answer.NoSuchName none) {
            return new Answer.NoSuchName(none.query(), at(none.provenance(), now, left), none.aliases());
        }
        return answer;
    }

    private static Provenance at(Provenance from, Instant now, long left) {
        return new Provenance(
                from.server(),
                now,
                from.elapsed(),
                from.rcode(),
                from.ttl().isPresent()
                        ? OptionalLong.of(Math.min(left, from.ttl().getAsLong()))
                        : from.ttl(),
                from.authoritative(),
                from.authenticated(),
                from.transport(),
                from.extendedErrors(),
                from.attempts());
    }
}
