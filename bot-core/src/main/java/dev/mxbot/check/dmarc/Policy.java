package dev.mxbot.check.dmarc;

import java.util.Locale;
import java.util.Optional;

/** What is to be done with mail that fails, from mild to strict. */
public enum Policy {
    NONE,
    QUARANTINE,
    REJECT;

    /** Case does not matter (RFC 9989 section 4.8: plain strings of RFC 5234). */
    static Optional<Policy> of(String value) {
        for (Policy policy : values()) {
            if (policy.word().equals(value.toLowerCase(Locale.ROOT))) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One level milder: what {@code t=y} asks for. */
    Policy milder() {
        return this == REJECT ? QUARANTINE : NONE;
    }
}
