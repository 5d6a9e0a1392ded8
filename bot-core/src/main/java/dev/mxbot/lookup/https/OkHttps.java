package dev.mxbot.lookup.https;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.common.base.Suppliers;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.InvalidDomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.guard.Authorities;
import dev.mxbot.lookup.guard.GuardedSockets;
import dev.mxbot.lookup.guard.PrivateAddressException;
import dev.mxbot.lookup.https.Fetch.Failed;
import dev.mxbot.lookup.https.Fetch.Failure;
import dev.mxbot.lookup.https.Fetch.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** HTTPS by OkHttp, which connects to just the addresses that mxbot's own look-up found. */
final class OkHttps implements Https, AutoCloseable {
    private static final int PORT = 443;
    private static final int TEMPORARY_REDIRECT = 308;

    private final GuardedSockets sockets;
    private final Clock clock;
    private final ExecutorService threads;
    private final Supplier<OkHttpClient> client;
    private final SharedFetches fetches;

    OkHttps(HttpsConfig config, Clock clock, Ticker ticker) {
        this.clock = clock;
        this.fetches = new SharedFetches(ticker);
        this.sockets = new GuardedSockets(config.allowPrivate(), config.reach());
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "mxbot-https");
            thread.setDaemon(true);
            return thread;
        });
        if (config.authorities().isPresent()) {
            // A file that cannot be used is to be told at the start.
            OkHttpClient ready = client(Authorities.of(config.authorities()));
            this.client = () -> ready;
        } else {
            // Reading the system's authorities takes longer than most diagnoses, and few of those fetch anything.
            this.client = Suppliers.memoize(() -> client(Authorities.of(Optional.empty())));
        }
    }

    private OkHttpClient client(Authorities trust) {
        return new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(threads))
                .socketFactory(sockets)
                .sslSocketFactory(trust.context().getSocketFactory(), trust.manager())
                .followRedirects(false)
                .followSslRedirects(false)
                // No connection is kept: the next request may find other addresses.
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .proxy(Proxy.NO_PROXY)
                .build();
    }

    @Override
    public CompletionStage<Fetch> get(HttpsRequest request, Dns dns) {
        Optional<DomainName> host = host(request.uri());
        if (host.isEmpty()) {
            return CompletableFuture.completedFuture(
                    failed(request, Failure.FORBIDDEN_URI, "only https on port 443 of a named host is fetched"));
        }
        return dns.ask(Query.of(host.get(), RecordType.A))
                .thenCombine(
                        dns.ask(Query.of(host.get(), RecordType.AAAA)), (v4, v6) -> connect(request, List.of(v4, v6)))
                .thenCompose(fetch -> fetch)
                .thenCompose(fetch -> follow(request, fetch, dns));
    }

    private static Optional<DomainName> host(URI uri) {
        boolean https = "https".equalsIgnoreCase(uri.getScheme()) && (uri.getPort() == -1 || uri.getPort() == PORT);
        if (!https || uri.getHost() == null || uri.getUserInfo() != null) {
            return Optional.empty();
        }
        try {
            DomainName name = DomainName.parse(uri.getHost());
            // An address in place of a name was looked up by nobody.
            boolean numeric =
                    name.labels().get(name.labels().size() - 1).chars().allMatch(Character::isDigit);
            return numeric ? Optional.empty() : Optional.of(name);
        } catch (InvalidDomainName e) {
            return Optional.empty();
        }
    }

    private CompletionStage<Fetch> connect(HttpsRequest request, List<Answer> answers) {
        List<InetAddress> addresses = answers.stream()
                .flatMap(answer -> answer.data(Rdata.Address.class).stream())
                .map(Rdata.Address::address)
                .toList();
        List<InetAddress> allowed = addresses.stream().filter(sockets::allows).toList();
        if (!allowed.isEmpty()) {
            return fetches.get(request, answers, () -> call(request, allowed));
        }
        Failed failed;
        if (!addresses.isEmpty()) {
            failed = failed(request, Failure.PRIVATE_ADDRESS, PrivateAddressException.words(addresses.get(0)));
        } else if (answers.stream().anyMatch(Answer::isUnanswered)) {
            String detail = answers.stream()
                    .flatMap(answer -> answer instanceof Answer.Unanswered u ? Stream.of(u.detail()) : Stream.of())
                    .findFirst()
                    .orElse("");
            failed = failed(request, Failure.ADDRESS_UNKNOWN, detail);
        } else {
            failed = failed(request, Failure.NO_ADDRESS, request.uri().getHost() + " has no address");
        }
        return CompletableFuture.completedFuture(failed);
    }

    private CompletionStage<Fetch> call(HttpsRequest request, List<InetAddress> addresses) {
        CompletableFuture<Fetch> result = new CompletableFuture<>();
        Connected connected = new Connected();
        client.get()
                .newBuilder()
                .eventListener(connected)
                .dns(host -> addresses)
                .callTimeout(request.limit())
                .connectTimeout(atMost(request.limit(), Duration.ofSeconds(5)))
                .readTimeout(request.limit())
                .build()
                .newCall(new Request.Builder()
                        .url(request.uri().toString())
                        .header("User-Agent", "mxbot")
                        .build())
                .enqueue(new Callback() {
                    @Override
                    public void onFailure(Call call, IOException e) {
                        result.complete(failed(request, kind(e), words(e)));
                    }

                    @Override
                    public void onResponse(Call call, okhttp3.Response response) {
                        try (response) {
                            result.complete(read(request, response, connected.address));
                        } catch (IOException e) {
                            result.complete(failed(request, kind(e), words(e)));
                        } catch (RuntimeException e) {
                            result.complete(failed(request, Failure.BROKEN, words(e)));
                        }
                    }
                });
        return result;
    }

    private Fetch read(HttpsRequest request, okhttp3.Response response, String address) throws IOException {
        ResponseBody body = response.body();
        BufferedSource source = body.source();
        if (source.request(request.maxBytes() + 1L)) {
            return failed(request, Failure.TOO_LARGE, "more than " + request.maxBytes() + " octets");
        }
        return new Response(
                request.uri(),
                clock.instant(),
                address,
                response.code(),
                Optional.ofNullable(response.header("Content-Type")).orElse(""),
                Optional.ofNullable(response.header("Location")),
                source.readUtf8());
    }

    private CompletionStage<Fetch> follow(HttpsRequest request, Fetch fetch, Dns dns) {
        boolean redirect = fetch instanceof Response response
                && response.status() > 300
                && response.status() <= TEMPORARY_REDIRECT
                && response.location().isPresent();
        if (!redirect || request.redirects() == 0) {
            return CompletableFuture.completedFuture(fetch);
        }
        String location = ((Response) fetch).location().orElseThrow();
        try {
            return get(request.to(request.uri().resolve(location)), dns);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(
                    failed(request, Failure.FORBIDDEN_URI, "the redirect points to no URI"));
        }
    }

    private Failed failed(HttpsRequest request, Failure why, String detail) {
        return new Failed(request.uri(), clock.instant(), why, detail);
    }

    /** Remembers the address that the connection was made to. */
    private static final class Connected extends EventListener {
        private volatile String address = "";

        @Override
        public void connectEnd(Call call, InetSocketAddress to, Proxy proxy, @Nullable Protocol protocol) {
            address = to.getAddress().getHostAddress();
        }
    }

    private static Failure kind(IOException e) {
        if (e instanceof PrivateAddressException) {
            return Failure.PRIVATE_ADDRESS;
        } else if (e instanceof SSLPeerUnverifiedException || hasCause(e, CertificateException.class)) {
            return Failure.CERTIFICATE;
        } else if (e instanceof SSLException) {
            return Failure.TLS;
        } else if (e instanceof InterruptedIOException) {
            return Failure.TIMEOUT;
        } else if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return Failure.REFUSED;
        }
        return Failure.BROKEN;
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> kind) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String words(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName().toLowerCase(Locale.ROOT) : message;
    }

    private static Duration atMost(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
