package dev.mxbot.lookup.https;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What came of a request: a response, whatever its status, or a failure and why. */
public sealed interface Fetch {
    /** What was asked for last, after redirects. */
    URI uri();

    /** When it ended. */
    Instant at();

    /**
     * The server answered.
     *
     * @param address the one that was connected to
     * @param contentType as sent; empty if none
     * @param location where a redirect points, if this is one that was not followed
     * @param body decoded as UTF-8
     */
    record Response(
            URI uri, Instant at, String address, int status, String contentType, Optional<String> location, String body)
            implements Fetch {
        public boolean isRedirect() {
            return status >= 300 && status < 400;
        }
    }

    /**
     * Nobody answered, or nothing that may be used.
     *
     * @param detail in plain words
     */
    record Failed(URI uri, Instant at, Failure why, String detail) implements Fetch {}

    /** Why there is no response. */
    enum Failure {
        /** The host has no address, on an authority's word. */
        NO_ADDRESS,
        /** The host's addresses could not be looked up. */
        ADDRESS_UNKNOWN,
        /** All its addresses are ones that the public Internet does not reach; nothing was connected to. */
        PRIVATE_ADDRESS,
        /** Not https, or another port than 443; nothing was connected to. */
        FORBIDDEN_URI,
        REFUSED,
        TIMEOUT,
        /** The certificate is not valid for the host: expired, another name, an unknown issuer. */
        CERTIFICATE,
        /** TLS failed for another cause. */
        TLS,
        TOO_LARGE,
        TOO_MANY_REDIRECTS,
        /** The connection broke, or the server does not speak HTTP. */
        BROKEN
    }
}
