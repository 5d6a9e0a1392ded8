package dev.mxbot.lookup.https;

import dev.mxbot.lookup.dns.Dns;
import java.util.concurrent.CompletionStage;

/** Whom to ask for a document over HTTPS. */
public interface Https {
    /**
     * Never completes exceptionally: what went wrong is a {@link Fetch.Failed}.
     *
     * @param dns finds the addresses, within the budget of whoever asks
     */
    CompletionStage<Fetch> get(HttpsRequest request, Dns dns);
}
