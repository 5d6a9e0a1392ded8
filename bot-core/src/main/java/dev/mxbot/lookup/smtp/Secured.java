package dev.mxbot.lookup.smtp;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The TLS that a conversation went on in. Certificates are recorded, never required: a sender without a policy takes any.
 *
 * @param protocol {@code TLSv1.3}
 * @param chain as served, the host's own first
 * @param distrust why the chain leads to no authority that is trusted, dates and names aside; empty if it does
 */
public record Secured(String protocol, String cipherSuite, List<X509Certificate> chain, Optional<Distrust> distrust) {
    public Secured {
        chain = List.copyOf(chain);
    }

    /**
     * Why a chain is not trusted.
     *
     * @param detail in plain words
     */
    public record Distrust(Kind kind, String detail) {
        /** The kinds of distrust. */
        public enum Kind {
            /** The host's certificate vouches for itself. */
            SELF_SIGNED,
            /** Its issuer is not known, nor served. */
            UNKNOWN_ISSUER,
            /** A certificate in the chain does not fit the next, or uses what is no longer accepted. */
            BROKEN_CHAIN
        }
    }
}
