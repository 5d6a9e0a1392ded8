package dev.mxbot.lookup.smtp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.google.common.base.Suppliers;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.SpecialAddresses;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.guard.Authorities;
import dev.mxbot.lookup.guard.GuardedSockets;
import dev.mxbot.lookup.guard.PrivateAddressException;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks to mail hosts over sockets, and minds its manners: the same conversation once in ten minutes, one at a time with each address,
 * none for a day where a host closed one with 421. Nobody's wish for fresh answers goes beyond that.
 */
final class PoliteSmtp implements Smtp {
    private static final Logger log = LoggerFactory.getLogger(PoliteSmtp.class);

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration AWAY = Duration.ofDays(1);

    /** Nearly every host has said something by then; for one that has not it may be the network here that is silent. */
    private static final Duration DOUBT = Duration.ofSeconds(1);

    private static final long MAX_OCTETS = 16_000_000;
    private static final long MAX_AWAY = 10_000;

    /** What may stand after the at sign without being quoted; all else cannot be asked for. */
    private static final Pattern MAIL_DOMAIN = Pattern.compile("[A-Za-z0-9._-]{1,253}");

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final SmtpConfig config;
    private final Clock clock;
    private final Ticker ticker;
    private final ScheduledExecutorService timer;
    private final Executor threads;
    private final GuardedSockets sockets;
    private final Turns turns;
    private final OwnName ownName;
    private final Supplier<ChainTrust> trust;
    private final KnownHosts knownHosts;
    private final Cache<SmtpRequest, SmtpSession> kept;
    private final Cache<InetAddress, Instant> away;
    private final Map<SmtpRequest, CompletableFuture<SmtpSession>> underWay = new ConcurrentHashMap<>();

    /** @param threads one for each conversation under way, at once */
    PoliteSmtp(SmtpConfig config, Clock clock, Ticker ticker, ScheduledExecutorService timer, Executor threads) {
        this.config = config;
        this.clock = clock;
        this.ticker = ticker;
        this.timer = timer;
        this.threads = threads;
        this.sockets = new GuardedSockets(config.allowPrivate(), config.reach());
        this.turns = new Turns(threads, timer, config.limits());
        this.ownName = OwnName.of(config.ehloName(), threads);
        this.trust = trust(config.authorities(), clock);
        this.knownHosts = new KnownHosts(clock, ticker::read, this::hail);
        this.kept = Caffeine.newBuilder()
                .ticker(ticker)
                .executor(Runnable::run)
                .expireAfterWrite(KEPT)
                .maximumWeight(MAX_OCTETS)
                .weigher((SmtpRequest request, SmtpSession session) -> octets(session))
                .build();
        this.away = Caffeine.newBuilder()
                .ticker(ticker)
                .executor(Runnable::run)
                .expireAfterWrite(AWAY)
                .maximumSize(MAX_AWAY)
                .build();
    }

    private static Supplier<ChainTrust> trust(Optional<Path> file, Clock clock) {
        if (file.isPresent()) {
            // A file that cannot be used is to be told at the start.
            ChainTrust ready = new ChainTrust(Authorities.of(file).certificates(), clock);
            return () -> ready;
        }
        return Suppliers.memoize(() -> new ChainTrust(Authorities.of(file).certificates(), clock));
    }

    @Override
    public CompletionStage<SmtpSession> talk(SmtpRequest request) {
        SmtpRequest asked = permitted(request);
        if (!sockets.allows(asked.address())) {
            return CompletableFuture.completedFuture(
                    untried(asked, Cause.PRIVATE_ADDRESS, PrivateAddressException.words(asked.address())));
        }
        SmtpSession known = kept.getIfPresent(asked);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        CompletableFuture<SmtpSession> own = new CompletableFuture<>();
        CompletableFuture<SmtpSession> other = underWay.putIfAbsent(asked, own);
        if (other != null) {
            return other.copy();
        }
        SmtpRequest silent = silent(asked);
        underWay.putIfAbsent(silent, own);
        // The one that was missed above may have come to its end in between.
        SmtpSession landed = kept.getIfPresent(asked);
        CompletionStage<SmtpSession> held = landed == null ? begin(asked) : CompletableFuture.completedFuture(landed);
        held.whenComplete((session, failure) -> {
            SmtpSession given = session == null ? broken(asked, failure) : session;
            underWay.remove(asked, own);
            underWay.remove(silent, own);
            own.complete(given);
        });
        return own.copy();
    }

    @Override
    public CompletionStage<SmtpSession> talk(SmtpRequest request, Dns dns) {
        CompletableFuture<SmtpSession> talk = talk(request).toCompletableFuture();
        if (talk.isDone() || SpecialAddresses.rangeOf(request.address()).isPresent()) {
            return talk;
        }
        CompletableFuture<SmtpSession> result = talk.copy();
        ScheduledFuture<?> doubt = timer.schedule(
                // What follows is no work for the timer's thread.
                () -> threads.execute(() -> doubt(request, dns, result)), DOUBT.toNanos(), TimeUnit.NANOSECONDS);
        talk.whenComplete((session, failure) -> doubt.cancel(false));
        return result;
    }

    /** The conversation goes on, for those who ask later. */
    private void doubt(SmtpRequest request, Dns dns, CompletableFuture<SmtpSession> result) {
        if (!result.isDone()) {
            egress(dns).thenAccept(egress -> {
                if (egress instanceof Egress.Blocked) {
                    result.complete(untried(
                            permitted(request),
                            Cause.BLOCKED,
                            "nothing was heard, and nothing of the hosts that are known to answer"));
                }
            });
        }
    }

    @Override
    public Optional<SmtpSession> known(SmtpRequest request) {
        return Optional.ofNullable(kept.getIfPresent(permitted(request)));
    }

    @Override
    public CompletionStage<Egress> egress(Dns dns) {
        return knownHosts.egress(dns);
    }

    /** As far as the settings and the syntax of SMTP allow. */
    private SmtpRequest permitted(SmtpRequest request) {
        boolean asks = config.recipients()
                && request.recipient()
                        .map(DomainName::text)
                        .filter(text -> MAIL_DOMAIN.matcher(text).matches())
                        .isPresent();
        return asks ? request : silent(request);
    }

    private static SmtpRequest silent(SmtpRequest request) {
        return new SmtpRequest(request.host(), request.address(), Optional.empty());
    }

    private CompletionStage<SmtpSession> begin(SmtpRequest request) {
        Instant at = clock.instant();
        try {
            return turns.take(request.address(), () -> hold(request))
                    .thenApply(session -> session.orElseGet(() -> SmtpSession.untried(
                            request,
                            at,
                            Cause.NOT_TRIED,
                            "too many other conversations with mail hosts are under way")));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** On a thread of its own. */
    private SmtpSession hold(SmtpRequest request) {
        Instant since = away.getIfPresent(request.address());
        if (since != null) {
            return untried(
                    request,
                    Cause.NOT_TRIED,
                    "the host closed a conversation with 421 on " + WHEN.format(since)
                            + " and is left alone for a day");
        }
        Greeting greeting = ownName.greeting();
        Instant at = clock.instant();
        Conversation conversation = new Conversation(
                request,
                config.limits(),
                new MailConnection(sockets, timer, config.limits().conversation()),
                ticker::read,
                () -> knownHosts.heard(request.address(), at));
        SmtpSession session = conversation.hold(at, config.port(), greeting, trust);
        if (conversation.isSentAway()) {
            away.put(request.address(), at);
        }
        kept.put(request, session);
        // What a host says to everybody it also said to whoever asks for nobody.
        kept.put(silent(request), session);
        return session;
    }

    private CompletionStage<KnownHosts.Attempt> hail(InetAddress address) {
        if (away.getIfPresent(address) != null) {
            return CompletableFuture.completedFuture(
                    new KnownHosts.Attempt(false, false, "is left alone for a day, as it asked"));
        }
        return turns.takeBeyondLimit(
                        address,
                        () -> Hail.over(
                                new MailConnection(
                                        sockets, timer, config.limits().known()),
                                new InetSocketAddress(address, config.port()),
                                config.limits()))
                .thenApply(attempt -> attempt.orElseGet(
                        () -> new KnownHosts.Attempt(false, false, "another conversation is under way")));
    }

    private SmtpSession untried(SmtpRequest request, Cause cause, String detail) {
        return SmtpSession.untried(request, clock.instant(), cause, detail);
    }

    /** A fault of mxbot's own; whoever asked learns that nothing is known. */
    private SmtpSession broken(SmtpRequest request, @Nullable Throwable failure) {
        log.error("talking to {} at {} failed", request.host(), request.address(), failure);
        return untried(request, Cause.NOT_TRIED, "mxbot failed to ask; its log says why");
    }

    private static int octets(SmtpSession session) {
        int octets = 1000;
        for (SmtpSession.Exchange exchange : session.exchanges()) {
            octets += 200;
            for (String line : exchange.reply().lines()) {
                octets += 50 + 2 * line.length();
            }
        }
        for (X509Certificate certificate : session.secured().map(Secured::chain).orElse(List.of())) {
            octets += octets(certificate);
        }
        return octets;
    }

    /** Read, a certificate takes about three times its encoded size. */
    private static int octets(X509Certificate certificate) {
        try {
            return 3 * certificate.getEncoded().length;
        } catch (CertificateEncodingException e) {
            return 10_000;
        }
    }
}
