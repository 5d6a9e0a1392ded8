package dev.mxbot.lookup.rdap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.https.Fetch;
import dev.mxbot.lookup.https.Fetch.Failure;
import dev.mxbot.lookup.https.Https;
import dev.mxbot.lookup.https.HttpsRequest;
import dev.mxbot.lookup.rdap.Registration.Fault;
import dev.mxbot.lookup.rdap.Registration.Unknown;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each registry as little as can be: about a name once a day, and for a while not at all after it fell silent or complained.
 *
 * <p>The addresses of the servers come from the DNS that all diagnoses share, not from the one of the diagnosis that asks: they are nothing
 * about its domain, and are asked for once, not once for each domain.
 */
final class SparingRdap implements Rdap {
    static final Duration LIMIT = Duration.ofSeconds(3);
    static final Duration KEPT = Duration.ofDays(1);
    /** A name that is not registered, is switched off or expires within {@link #NEAR}: that changes as soon as somebody acts. */
    static final Duration KEPT_NEWS = Duration.ofHours(1);

    static final Duration SILENT = Duration.ofMinutes(10);

    /** After "too many requests". */
    static final Duration BACK_OFF = Duration.ofHours(1);

    /** Real answers are of a few thousand octets, with all contacts of some ten thousand. */
    static final int MAX_OCTETS = 256 * 1024;

    private static final Logger log = LoggerFactory.getLogger(SparingRdap.class);
    private static final Duration NEAR = Duration.ofDays(31);
    private static final int REDIRECTS = 2;
    private static final int MOST_KEPT = 10_000;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Https https;
    private final Dns dns;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Executor threads;
    private final Cache<DomainName, Registration> kept;
    private final Cache<String, Unknown> silences;
    private final Map<DomainName, CompletableFuture<Registration>> underWay = new ConcurrentHashMap<>();

    /** @param threads starting TLS takes its time, and no thread that reads answers of the DNS has that */
    SparingRdap(Https https, Dns dns, Clock clock, Ticker ticker, ScheduledExecutorService timer, Executor threads) {
        this.https = https;
        this.dns = dns;
        this.clock = clock;
        this.timer = timer;
        this.threads = threads;
        this.kept = Caffeine.newBuilder()
                .ticker(ticker)
                .executor(Runnable::run)
                .maximumSize(MOST_KEPT)
                .expireAfter(Expiry.creating((DomainName name, Registration said) -> time(said)))
                .build();
        this.silences = Caffeine.newBuilder()
                .ticker(ticker)
                .executor(Runnable::run)
                .maximumSize(MOST_KEPT)
                .expireAfter(Expiry.creating(
                        (String host, Unknown silence) -> silence.fault() == Fault.TOO_MANY ? BACK_OFF : SILENT))
                .build();
    }

    @Override
    public CompletionStage<Registration> ask(DomainName registered) {
        Optional<URI> uri = Registries.uri(registered);
        if (uri.isEmpty()) {
            return CompletableFuture.completedFuture(new Registration.Unsupported(registered));
        }
        Registration known = remembered(registered, uri.get());
        return known == null ? share(registered, uri.get()) : CompletableFuture.completedFuture(known);
    }

    @Override
    public Registration known(DomainName registered) {
        Registration known = kept.getIfPresent(registered);
        return known == null ? new Registration.NotAsked(registered) : known;
    }

    /** Whoever has just renewed a name, or had it switched on again, does not want to hear the old news for a day. */
    private static Duration time(Registration said) {
        if (said instanceof Unknown) {
            return SILENT;
        }
        boolean settled = said instanceof Registration.Held held
                && !held.isSwitchedOff()
                && held.expires().map(end -> end.isAfter(held.at().plus(NEAR))).orElse(true);
        return settled ? KEPT : KEPT_NEWS;
    }

    private @Nullable Registration remembered(DomainName domain, URI uri) {
        Registration known = kept.getIfPresent(domain);
        if (known != null) {
            return known;
        }
        Unknown silence = silences.getIfPresent(uri.getHost());
        return silence == null ? null : new Unknown(domain, uri, silence.at(), silence.fault(), silence.detail());
    }

    private CompletionStage<Registration> share(DomainName domain, URI uri) {
        CompletableFuture<Registration> own = new CompletableFuture<>();
        CompletableFuture<Registration> other = underWay.putIfAbsent(domain, own);
        if (other != null) {
            return other.copy();
        }
        // What was under way at the first look may have landed in between.
        Registration landed = remembered(domain, uri);
        if (landed != null) {
            end(domain, own, landed);
            return own.copy();
        }
        CompletableFuture<Optional<Fetch>> found = addresses(uri);
        ScheduledFuture<?> limit =
                timer.schedule(() -> late(domain, uri, own, found.isDone()), LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        found.thenComposeAsync(lost -> fetch(uri, lost), threads)
                .thenApply(fetch -> read(domain, uri, fetch))
                .exceptionally(failure -> broken(domain, uri, failure))
                .thenAccept(said -> {
                    limit.cancel(false);
                    end(domain, own, said);
                });
        return own.copy();
    }

    /**
     * After this the look-up of {@link Https} finds its answers in the cache. In a network of its own, whose DNS knows no registry, it
     * costs one question.
     *
     * @return the failure, if there is no way on
     */
    private CompletableFuture<Optional<Fetch>> addresses(URI uri) {
        DomainName host = DomainName.of(uri.getHost());
        return dns.ask(Query.of(host, RecordType.A))
                .thenCompose(v4 -> {
                    if (v4 instanceof Answer.NoSuchName || v4.isUnanswered()) {
                        Failure why = v4.isUnanswered() ? Failure.ADDRESS_UNKNOWN : Failure.NO_ADDRESS;
                        Fetch lost = new Fetch.Failed(uri, clock.instant(), why, v4.summary());
                        return CompletableFuture.completedFuture(Optional.of(lost));
                    }
                    return dns.ask(Query.of(host, RecordType.AAAA)).thenApply(v6 -> Optional.<Fetch>empty());
                })
                .toCompletableFuture();
    }

    private CompletionStage<Fetch> fetch(URI uri, Optional<Fetch> lost) {
        return lost.<CompletionStage<Fetch>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> https.get(new HttpsRequest(uri, MAX_OCTETS, LIMIT, REDIRECTS), dns));
    }

    private void end(DomainName domain, CompletableFuture<Registration> own, Registration said) {
        underWay.remove(domain, own);
        own.complete(said);
    }

    /** Nobody waits any longer; if the answer does come, the next one who asks has it. */
    private void late(DomainName domain, URI uri, CompletableFuture<Registration> own, boolean found) {
        Unknown late = found
                ? unknown(
                        domain,
                        uri,
                        Fault.NO_ANSWER,
                        uri.getHost() + " gave no answer within " + LIMIT.toSeconds() + " s")
                : unknown(domain, uri, Fault.NO_WAY, "the address of " + uri.getHost() + " was not found in time");
        silent(uri.getHost(), late);
        end(domain, own, late);
    }

    private Registration read(DomainName domain, URI uri, Fetch fetch) {
        Registration said = fetch instanceof Fetch.Response response
                ? read(domain, uri, response)
                : failed(domain, uri, (Fetch.Failed) fetch);
        boolean silence =
                said instanceof Unknown unknown && (unknown.fault() == Fault.TOO_MANY || fetch instanceof Fetch.Failed);
        if (silence) {
            silent(uri.getHost(), (Unknown) said);
        } else {
            heard(uri.getHost());
            kept.put(domain, said);
        }
        return said;
    }

    /** The hour after a complaint is not shortened by what else was under way. */
    private synchronized void silent(String host, Unknown silence) {
        if (!isBackedOff(host)) {
            silences.invalidate(host);
            silences.put(host, silence);
        }
    }

    private synchronized void heard(String host) {
        if (!isBackedOff(host)) {
            silences.invalidate(host);
        }
    }

    private boolean isBackedOff(String host) {
        Unknown silence = silences.getIfPresent(host);
        return silence != null && silence.fault() == Fault.TOO_MANY;
    }

    private Registration read(DomainName domain, URI uri, Fetch.Response response) {
        if (response.status() == NOT_FOUND) {
            return new Registration.Free(domain, uri, response.at());
        }
        if (response.status() == TOO_MANY_REQUESTS) {
            return unknown(domain, uri, Fault.TOO_MANY, uri.getHost() + " wants to be asked less (HTTP status 429)");
        }
        if (response.status() != OK) {
            return unknown(
                    domain, uri, Fault.NO_ANSWER, uri.getHost() + " answered with HTTP status " + response.status());
        }
        return RdapDocument.parse(response.body())
                .filter(document -> document.speaksOf(domain))
                .<Registration>map(document -> new Registration.Held(
                        domain, uri, response.at(), document.statuses(), document.expires(), document.signed()))
                .orElseGet(() -> unknown(
                        domain,
                        uri,
                        Fault.NO_ANSWER,
                        "what " + uri.getHost() + " answered is no answer about " + domain));
    }

    private Unknown failed(DomainName domain, URI uri, Fetch.Failed failed) {
        Fault fault = switch (failed.why()) {
            case NO_ADDRESS, ADDRESS_UNKNOWN, PRIVATE_ADDRESS, REFUSED -> Fault.NO_WAY;
            case FORBIDDEN_URI, TIMEOUT, CERTIFICATE, TLS, TOO_LARGE, TOO_MANY_REDIRECTS, BROKEN -> Fault.NO_ANSWER;
        };
        return unknown(domain, uri, fault, uri.getHost() + ": " + failed.detail());
    }

    private Unknown unknown(DomainName domain, URI uri, Fault fault, String detail) {
        return new Unknown(domain, uri, clock.instant(), fault, detail);
    }

    /** A fault of mxbot's own. */
    private Unknown broken(DomainName domain, URI uri, Throwable failure) {
        log.error("asking {} failed", uri, failure);
        return unknown(domain, uri, Fault.NO_ANSWER, "mxbot failed to ask; its log says why");
    }
}
