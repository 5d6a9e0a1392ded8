package dev.mxbot.watch;

import dev.mxbot.diagnosis.Diagnosis;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that ends by itself.
 *
 * @param subject the host or domain it belongs to
 */
public record Expiry(Kind kind, String subject, Instant at) {
    private static final int MOST = 20;

    /** What can end. */
    public enum Kind {
        /** A mail host's certificate. */
        CERTIFICATE,
        /** DNSSEC signatures. */
        SIGNATURES,
        /** The domain itself. */
        REGISTRATION,
        /** An MTA-STS policy, in the memory of senders who fetched it last when mxbot did. */
        POLICY
    }

    /** As far as the facts of a diagnosis hold them; registrations are none of a check. */
    static List<Expiry> of(Diagnosis diagnosis) {
        String domain = diagnosis.domain().text();
        List<Expiry> found = new ArrayList<>();
        Map<String, Object> dnssec = diagnosis.facts("dnssec");
        time(dnssec.get("expires"))
                .ifPresent(at -> found.add(new Expiry(Kind.SIGNATURES, text(dnssec, "zone", domain), at)));
        if (diagnosis.facts("mtasts").get("maxAge") instanceof Number age) {
            found.add(new Expiry(Kind.POLICY, domain, diagnosis.checkedAt().plusSeconds(age.longValue())));
        }
        if (diagnosis.facts("smtp").get("hosts") instanceof List<?> hosts) {
            hosts.stream().limit(MOST).flatMap(Expiry::certificate).forEach(found::add);
        }
        return found;
    }

    boolean isOfTheSame(Expiry other) {
        return kind == other.kind && subject.equals(other.subject);
    }

    /** The one that ends first, where the host's addresses serve several. */
    private static Stream<Expiry> certificate(Object host) {
        return host instanceof Map<?, ?> facts
                        && facts.get("host") instanceof String name
                        && facts.get("addresses") instanceof List<?> addresses
                ? addresses.stream()
                        .flatMap(Expiry::notAfter)
                        .min(Comparator.naturalOrder())
                        .map(at -> new Expiry(Kind.CERTIFICATE, name, at))
                        .stream()
                : Stream.empty();
    }

    private static Stream<Instant> notAfter(Object address) {
        return address instanceof Map<?, ?> facts && facts.get("tls") instanceof Map<?, ?> tls
                ? time(tls.get("notAfter")).stream()
                : Stream.empty();
    }

    private static String text(Map<String, Object> facts, String key, String otherwise) {
        return facts.get(key) instanceof String text ? text : otherwise;
    }

    private static Optional<Instant> time(@Nullable Object value) {
        try {
            return value instanceof String text ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
