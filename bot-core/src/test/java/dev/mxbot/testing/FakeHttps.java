package dev.mxbot.testing;

import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.https.Fetch;
import dev.mxbot.lookup.https.Https;
import dev.mxbot.lookup.https.HttpsRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The web from a few documents; whatever else is asked for has no address. */
public final class FakeHttps implements Https {
    private final Map<URI, Fetch> documents = new HashMap<>();
    private final List<URI> asked = new ArrayList<>();

    /** A document served as text/plain with status 200. */
    public FakeHttps serving(String uri, String body) {
        return responding(uri, 200, "text/plain", Optional.empty(), body);
    }

    public FakeHttps responding(String uri, int status, String contentType, Optional<String> location, String body) {
        URI address = URI.create(uri);
        documents.put(
                address, new Fetch.Response(address, FakeDns.AT, "5.253.9.9", status, contentType, location, body));
        return this;
    }

    public FakeHttps failing(String uri, Fetch.Failure why) {
        URI address = URI.create(uri);
        documents.put(address, new Fetch.Failed(address, FakeDns.AT, why, "failed in a test"));
        return this;
    }

    /** What was asked for, in order. */
    public List<URI> asked() {
        return List.copyOf(asked);
    }

    @Override
    public CompletionStage<Fetch> get(HttpsRequest request, Dns dns) {
        asked.add(request.uri());
        return CompletableFuture.completedFuture(documents.getOrDefault(
                request.uri(),
                new Fetch.Failed(request.uri(), FakeDns.AT, Fetch.Failure.NO_ADDRESS, "no such host in a test")));
    }
}
