package dev.mxbot.lookup.smtp;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.SpecialAddresses;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether connections leave this machine's network: what was seen lately, else what mail hosts say that are always there. */
final class KnownHosts {
    /**
     * Mail hosts of providers that are not out of service all at once: Google, Microsoft, Yahoo, Apple. Of each the first address of
     * either family is tried.
     */
    static final List<DomainName> NAMES = List.of(
            DomainName.of("gmail-smtp-in.l.google.com"),
            DomainName.of("outlook-com.olc.protection.outlook.com"),
            DomainName.of("mta5.am0.yahoodns.net"),
            DomainName.of("mx01.mail.icloud.com"));

    private static final Duration OPEN_KEPT = Duration.ofHours(1);
    private static final Duration BLOCKED_KEPT = Duration.ofMinutes(10);

    private final Clock clock;
    private final LongSupplier nanos;
    private final Function<InetAddress, CompletionStage<Attempt>> attempt;
    private @Nullable Egress known;
    private long knownSince;
    private @Nullable CompletableFuture<Egress> underWay;

    /** @param attempt connects, hears the banner and quits */
    KnownHosts(Clock clock, LongSupplier nanos, Function<InetAddress, CompletionStage<Attempt>> attempt) {
        this.clock = clock;
        this.nanos = nanos;
        this.attempt = attempt;
    }

    /**
     * What came of connecting to a known host.
     *
     * @param tried whether it was connected to at all
     * @param greeted whether it answered with a banner; a connection alone can be some box's on the way
     */
    record Attempt(boolean tried, boolean greeted, String words) {}

    /** A host has said something. */
    void heard(InetAddress address, Instant at) {
        // Only what came from outside says anything.
        if (SpecialAddresses.rangeOf(address).isEmpty()) {
            keep(new Egress.Open(at));
        }
    }

    CompletionStage<Egress> egress(Dns dns) {
        CompletableFuture<Egress> own = new CompletableFuture<>();
        synchronized (this) {
            Optional<Egress> kept = kept();
            if (kept.isPresent()) {
                return CompletableFuture.completedFuture(kept.get());
            }
            CompletableFuture<Egress> flight = underWay;
            if (flight != null) {
                return flight.copy();
            }
            underWay = own;
        }
        tryAll(dns, own);
        return own.copy();
    }

    private synchronized Optional<Egress> kept() {
        Egress kept = known;
        boolean fresh = kept != null
                && nanos.getAsLong() - knownSince < (kept instanceof Egress.Open ? OPEN_KEPT : BLOCKED_KEPT).toNanos();
        return fresh ? Optional.ofNullable(kept) : Optional.empty();
    }

    private synchronized void keep(Egress egress) {
        known = egress;
        knownSince = nanos.getAsLong();
    }

    /** The first that greets is proof enough; that none does is known when all were tried. */
    private void tryAll(Dns dns, CompletableFuture<Egress> result) {
        List<CompletableFuture<List<Attempt>>> hosts = NAMES.stream()
                .map(name -> addresses(name, dns).thenCompose(found -> connect(name, found, result)))
                .toList();
        all(hosts).whenComplete((attempts, failure) -> {
            List<Attempt> made = failure == null
                    ? attempts.stream().flatMap(List::stream).toList()
                    : List.of(new Attempt(false, false, "mxbot failed to ask; its log says why"));
            conclude(
                    result,
                    new Egress.Blocked(
                            clock.instant(), made.stream().map(Attempt::words).toList()),
                    made.stream().anyMatch(Attempt::tried));
        });
    }

    private CompletableFuture<List<Attempt>> connect(
            DomainName name, List<InetAddress> addresses, CompletableFuture<Egress> result) {
        if (addresses.isEmpty()) {
            return CompletableFuture.completedFuture(
                    List.of(new Attempt(false, false, name + ": its address is not known")));
        }
        return all(addresses.stream()
                .map(address -> attempt.apply(address)
                        .thenApply(came -> {
                            if (came.greeted()) {
                                conclude(result, new Egress.Open(clock.instant()), true);
                            }
                            return new Attempt(
                                    came.tried(),
                                    came.greeted(),
                                    name + " (" + address.getHostAddress() + "): " + came.words());
                        })
                        .toCompletableFuture())
                .toList());
    }

    /** @param kept whether it is worth remembering: that nobody could be tried says nothing about the next minutes */
    private void conclude(CompletableFuture<Egress> result, Egress found, boolean kept) {
        Egress said;
        synchronized (this) {
            if (underWay != result) {
                return;
            }
            underWay = null;
            // A conversation may have shown in between that the network is open.
            said = kept().orElse(found);
            if (kept && said == found) {
                keep(found);
            }
        }
        result.complete(said);
    }

    private static CompletableFuture<List<InetAddress>> addresses(DomainName name, Dns dns) {
        return dns.ask(Query.of(name, RecordType.A))
                .thenCombine(
                        dns.ask(Query.of(name, RecordType.AAAA)),
                        (v4, v6) -> Stream.of(v4, v6)
                                .flatMap(answer -> first(answer).stream())
                                .toList())
                .toCompletableFuture();
    }

    private static Optional<InetAddress> first(Answer answer) {
        return answer.data(Rdata.Address.class).stream()
                .map(Rdata.Address::address)
                .filter(address -> SpecialAddresses.rangeOf(address).isEmpty())
                .findFirst();
    }

    private static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                .thenApply(done -> futures.stream().map(CompletableFuture::join).toList());
    }
}
