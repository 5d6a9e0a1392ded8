package dev.mxbot.watch;

import dev.mxbot.diagnosis.Diagnosis;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** As far as the facts of a diagnosis hold them. */
    static List<Expiry> of(Diagnosis diagnosis) {
        String domain = diagnosis.domain().text();
        List<Expiry> found = new ArrayList<>();
        Map<String, Object> registration = diagnosis.facts("reg");
        time(registration.get("expires"))
                .ifPresent(at -> found.add(new Expiry(Kind.REGISTRATION, text(registration, "domain", domain), at)));
        Map<String, Object> dnssec = diagnosis.facts("dnssec");
        time(dnssec.get("expires"))
                .ifPresent(at -> found.add(new Expiry(Kind.SIGNATURES, text(dnssec, "zone", domain), at)));
        if (diagnosis.facts("mtasts").get("maxAge") instanceof Number age) {
            found.add(new Expiry(Kind.POLICY, domain, diagnosis.checkedAt().plusSeconds(age.longValue())));
        }
        if (diagnosis.facts("smtp").get("hosts") instanceof List<?> hosts) {
            hosts.stream().limit(MOST).forEach(host -> certificate(host).ifPresent(found::add));
        }
        return found;
    }

    boolean isOfTheSame(Expiry other) {
        return kind == other.kind && subject.equals(other.subject);
    }

    private static Optional<Expiry> certificate(Object host) {
        return host instanceof Map<?, ?> facts
                        && facts.get("host") instanceof String name
                        && facts.get("tls") instanceof Map<?, ?> tls
                ? time(tls.get("notAfter")).map(at -> new Expiry(Kind.CERTIFICATE, name, at))
                : Optional.empty();
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
