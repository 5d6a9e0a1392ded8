package dev.mxbot.lookup.https;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SharedFetchesTest {
    private static final HttpsRequest POLICY = request("https://mta-sts.example.org/policy");
    private static final List<Answer> ADDRESSES = addresses("5.253.7.1");
    private static final Fetch FETCHED =
            new Fetch.Response(POLICY.uri(), FakeDns.AT, "5.253.7.1", 200, "text/plain", Optional.empty(), "version");

    private final VirtualTime time = new VirtualTime();
    private final SharedFetches fetches = new SharedFetches(time::nanos);
    private final List<CompletableFuture<Fetch>> flights = new ArrayList<>();

    @Test
    void thoseWhoAskAtATimeShareOneFetch() {
        CompletableFuture<Fetch> one = get(POLICY, ADDRESSES);
        CompletableFuture<Fetch> other = get(POLICY, ADDRESSES);
        assertEquals(1, flights.size());
        assertFalse(other.isDone());

        flights.get(0).complete(FETCHED);

        assertEquals(FETCHED, one.join());
        assertEquals(FETCHED, other.join());
    }

    @Test
    void whatWasFetchedIsKeptForAMinute() {
        get(POLICY, ADDRESSES);
        flights.get(0).complete(FETCHED);

        time.advance(Duration.ofSeconds(59));
        assertEquals(FETCHED, get(POLICY, ADDRESSES).join());
        time.advance(Duration.ofSeconds(2));
        assertFalse(get(POLICY, ADDRESSES).isDone());
    }

    @Test
    void addressesOfAnotherTimeOrPlaceAreAskedAnew() {
        get(POLICY, ADDRESSES);
        flights.get(0).complete(FETCHED);

        get(POLICY, addresses("5.253.7.2"));
        assertEquals(2, flights.size());
    }

    @Test
    void anotherDocumentIsAnotherFetch() {
        get(POLICY, ADDRESSES);
        get(request("https://mta-sts.example.org/other"), ADDRESSES);

        assertEquals(2, flights.size());
    }

    @Test
    void aFaultOfOursIsToldAndNotKept() {
        CompletableFuture<Fetch> failed = get(POLICY, ADDRESSES);
        flights.get(0).completeExceptionally(new IllegalStateException("in a test"));
        assertTrue(failed.isCompletedExceptionally());

        get(POLICY, ADDRESSES);
        assertEquals(2, flights.size());
    }

    private CompletableFuture<Fetch> get(HttpsRequest request, List<Answer> addresses) {
        return fetches.get(request, addresses, () -> {
                    CompletableFuture<Fetch> flight = new CompletableFuture<>();
                    flights.add(flight);
                    return flight;
                })
                .toCompletableFuture();
    }

    private static HttpsRequest request(String uri) {
        return new HttpsRequest(URI.create(uri), 65_536, Duration.ofSeconds(10), 0);
    }

    private static List<Answer> addresses(String address) {
        return List.of(FakeDns.zone("mta-sts.example.org. A " + address)
                .ask(Query.of(DomainName.of("mta-sts.example.org"), RecordType.A))
                .toCompletableFuture()
                .join());
    }
}
