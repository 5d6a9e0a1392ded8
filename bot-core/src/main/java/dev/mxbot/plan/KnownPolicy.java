package dev.mxbot.plan;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.domain.DomainName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The MTA-STS policy that senders may hold now (RFC 8461).
 *
 * @param enforced senders refuse to deliver where it does not allow
 * @param patterns its {@code mx} lines
 */
record KnownPolicy(boolean enforced, Duration maxAge, List<String> patterns) {
    static final KnownPolicy NONE = new KnownPolicy(false, Duration.ZERO, List.of());

    KnownPolicy {
        patterns = List.copyOf(patterns);
    }

    static KnownPolicy of(Diagnosis diagnosis) {
        var facts = diagnosis.facts("mtasts");
        List<String> patterns = facts.get("mx") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        long maxAge = facts.get("maxAge") instanceof Number age ? age.longValue() : 0;
        return new KnownPolicy("enforce".equals(facts.get("mode")), Duration.ofSeconds(maxAge), patterns);
    }

    /** RFC 8461 section 4.1: a wildcard stands for exactly one label. */
    boolean covers(DomainName host) {
        String name = host.text().toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        return patterns.stream()
                .map(pattern -> pattern.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""))
                .anyMatch(pattern -> pattern.startsWith("*.")
                        ? dot > 0 && name.substring(dot).equals(pattern.substring(1))
                        : name.equals(pattern));
    }
}
