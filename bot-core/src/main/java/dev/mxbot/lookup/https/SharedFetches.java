package dev.mxbot.lookup.https;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.mxbot.lookup.dns.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Fetches a document once for all who ask at a time, and keeps it for a minute.
 *
 * <p>The addresses are part of what is asked for, with the time when the DNS gave them. So whoever asks the DNS anew, or over records that
 * are not published, gets a document of his own.
 */
final class SharedFetches {
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final long MAX_OCTETS = 4_000_000;
    private static final int FETCH_OCTETS = 1000;

    private final Cache<Wanted, Fetch> kept;
    private final Map<Wanted, CompletableFuture<Fetch>> underWay = new ConcurrentHashMap<>();

    SharedFetches(Ticker ticker) {
        kept = Caffeine.newBuilder()
                .ticker(ticker)
                .executor(Runnable::run)
                .expireAfterWrite(KEPT)
                .maximumWeight(MAX_OCTETS)
                .weigher(SharedFetches::weight)
                .build();
    }

    /** How many redirects are followed is no matter here: each is fetched for itself. */
    private record Wanted(URI uri, int maxBytes, Duration limit, List<Answer> addresses) {}

    CompletionStage<Fetch> get(HttpsRequest request, List<Answer> addresses, Supplier<CompletionStage<Fetch>> fetch) {
        Wanted wanted = new Wanted(request.uri(), request.maxBytes(), request.limit(), addresses);
        CompletableFuture<Fetch> own = new CompletableFuture<>();
        CompletableFuture<Fetch> other = underWay.putIfAbsent(wanted, own);
        if (other != null) {
            return other.copy();
        }
        Fetch known = kept.getIfPresent(wanted);
        if (known != null) {
            underWay.remove(wanted, own);
            own.complete(known);
            return own;
        }
        CompletionStage<Fetch> fetched;
        try {
            fetched = fetch.get();
        } catch (RuntimeException e) {
            fetched = CompletableFuture.failedFuture(e);
        }
        fetched.whenComplete((result, failure) -> {
            if (failure == null) {
                kept.put(wanted, result);
            }
            underWay.remove(wanted, own);
            if (failure == null) {
                own.complete(result);
            } else {
                own.completeExceptionally(failure);
            }
        });
        return own.copy();
    }

    private static int weight(Wanted wanted, Fetch fetch) {
        int body = fetch instanceof Fetch.Response response ? response.body().length() : 0;
        return FETCH_OCTETS + 2 * body;
    }
}
