package dev.mxbot.discord;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.requests.RestRateLimiter.GlobalRateLimit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** What JDA's requests and our own have in common: the connections, the limit over all requests, and the count of refused ones. */
final class DiscordHttp {
    /** No single request is worth more; JDA's own limit is ten seconds for each step of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** JDA closes idle lines after ten seconds; then the next command would wait for a new TLS handshake. */
    private final ConnectionPool lines = new ConnectionPool(5, 2, TimeUnit.MINUTES);

    private final GlobalRateLimit globalLimit = GlobalRateLimit.create();
    private final RefusedRequests refused;

    @Inject
    DiscordHttp(RefusedRequests refused) {
        this.refused = refused;
    }

    /** For JDA, which tries some things twice by itself. */
    OkHttpClient.Builder usual() {
        return new OkHttpClient.Builder().connectionPool(lines).addInterceptor(refused);
    }

    /** For requests that are to go out once. */
    OkHttpClient once() {
        return usual().retryOnConnectionFailure(false)
                .callTimeout(PATIENCE)
                .addNetworkInterceptor(chain -> {
                    Optional.ofNullable(chain.request().tag(DiscordRest.Line.class))
                            .ifPresent(DiscordRest.Line::opened);
                    return chain.proceed(chain.request());
                })
                .build();
    }

    GlobalRateLimit globalLimit() {
        return globalLimit;
    }
}
