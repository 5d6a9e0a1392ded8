package dev.mxbot.lookup.dns;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where an answer comes from: who said it, when, how.
 *
 * @param server the server that answered, as {@link Server#label} shows it; those asked in vain, comma-separated, if none did
 * @param at when the answer came from the network (a cached answer keeps its first time)
 * @param elapsed from the first datagram to the answer
 * @param rcode the mnemonic, say {@code NOERROR}; empty if nothing came back
 * @param ttl seconds that the answer may be kept; empty for failures
 * @param authoritative the AA bit
 * @param authenticated the AD bit: the resolver validated it (RFC 4035 section 3.2.3)
 * @param transport {@code udp} or {@code tcp}
 * @param extendedErrors the EDE texts, {@code "9 (DNSKEY Missing): no keys"} (RFC 8914)
 * @param attempts datagrams and connections sent for it
 * @param recursionAvailable the RA bit: the server resolves names of others as well
 * @param withoutEdns it was given only to a query without EDNS, after those with it had failed (RFC 6891 section 7)
 * @param validation what mxbot's own validation says; empty where none was wished for
 */
public record Provenance(
        String server,
        Instant at,
        Duration elapsed,
        String rcode,
        OptionalLong ttl,
        boolean authoritative,
        boolean authenticated,
        String transport,
        List<String> extendedErrors,
        int attempts,
        boolean recursionAvailable,
        boolean withoutEdns,
        Optional<Validated> validation) {
    public Provenance {
        extendedErrors = List.copyOf(extendedErrors);
    }

    /** From a server that does nothing unusual. */
    public Provenance(
            String server,
            Instant at,
            Duration elapsed,
            String rcode,
            OptionalLong ttl,
            boolean authoritative,
            boolean authenticated,
            String transport,
            List<String> extendedErrors,
            int attempts) {
        this(
                server,
                at,
                elapsed,
                rcode,
                ttl,
                authoritative,
                authenticated,
                transport,
                extendedErrors,
                attempts,
                false,
                false);
    }

    /** Without a validation of mxbot's own. */
    public Provenance(
            String server,
            Instant at,
            Duration elapsed,
            String rcode,
            OptionalLong ttl,
            boolean authoritative,
            boolean authenticated,
            String transport,
            List<String> extendedErrors,
            int attempts,
            boolean recursionAvailable,
            boolean withoutEdns) {
        this(
                server,
                at,
                elapsed,
                rcode,
                ttl,
                authoritative,
                authenticated,
                transport,
                extendedErrors,
                attempts,
                recursionAvailable,
                withoutEdns,
                Optional.empty());
    }

    /** The same, with mxbot's own word on whether it is authentic, where it has one. */
    Provenance validatedHere(Validated validated) {
        return new Provenance(
                server,
                at,
                elapsed,
                rcode,
                ttl,
                authoritative,
                validated.status() == Validated.Status.UNKNOWN
                        ? authenticated
                        : validated.status() == Validated.Status.SECURE,
                transport,
                extendedErrors,
                attempts,
                recursionAvailable,
                withoutEdns,
                Optional.of(validated));
    }
}
