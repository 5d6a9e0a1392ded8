package dev.mxbot.lookup.rdap;

import dev.mxbot.domain.DomainName;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is known of the registration of a name. */
public sealed interface Registration {
    DomainName domain();

    /**
     * The registry holds the name.
     *
     * @param uri where it says so
     * @param at when it said so
     * @param statuses in its own words, such as {@code client transfer prohibited} (RFC 9083 section 10.2.2)
     * @param expires when the registration ends unless it is renewed; not every registry tells
     * @param signed whether the zone above holds a DS record, if the registry tells
     */
    record Held(
            DomainName domain,
            URI uri,
            Instant at,
            List<String> statuses,
            Optional<Instant> expires,
            Optional<Boolean> signed)
            implements Registration {
        private static final List<String> SWITCHED_OFF =
                List.of("client hold", "server hold", "redemption period", "pending delete");

        public Held {
            statuses = List.copyOf(statuses);
        }

        /** True for {@code client hold} as well as for {@code clientHold}: both spellings are in use (RFC 8056 section 2). */
        public boolean is(String status) {
            return statuses.stream().anyMatch(said -> plain(said).equals(plain(status)));
        }

        /** True if no name server is told to the world: RFC 5731 section 2.3, RFC 3915 section 3.1. */
        public boolean isSwitchedOff() {
            return SWITCHED_OFF.stream().anyMatch(this::is);
        }

        private static String plain(String status) {
            return status.replace(" ", "").toLowerCase(Locale.ROOT);
        }
    }

    /** The registry says that it does not hold the name (RFC 7480 section 5.3). */
    record Free(DomainName domain, URI uri, Instant at) implements Registration {}

    /**
     * The registry did not say.
     *
     * @param fault whose it is
     * @param detail in plain words
     */
    record Unknown(DomainName domain, URI uri, Instant at, Fault fault, String detail) implements Registration {}

    /** The registry's server, if it has one, is not known here. */
    record Unsupported(DomainName domain) implements Registration {}

    /** Nobody was asked. */
    record NotAsked(DomainName domain) implements Registration {}

    /** Why a registry did not say. */
    enum Fault {
        /** From here there is no way to its server: nothing is wrong with the server or the name. */
        NO_WAY,
        /** It wants to be asked less (RFC 7480 section 5.5). */
        TOO_MANY,
        /** It was silent, or what it said is of no use. */
        NO_ANSWER
    }
}
