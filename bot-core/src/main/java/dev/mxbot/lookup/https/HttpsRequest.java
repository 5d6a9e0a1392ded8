package dev.mxbot.lookup.https;

import java.net.URI;
import java.time.Duration;

/**
 * One document to fetch.
 *
 * @param uri {@code https}, port 443; nothing else is fetched
 * @param maxBytes of the body; a larger one is a failure
 * @param limit for everything: connecting, redirects, the whole body
 * @param redirects how many are followed; 0: the redirect itself is the result
 */
public record HttpsRequest(URI uri, int maxBytes, Duration limit, int redirects) {
    HttpsRequest to(URI other) {
        return new HttpsRequest(other, maxBytes, limit, redirects - 1);
    }
}
