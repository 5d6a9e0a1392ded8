package dev.mxbot.lookup.dns;

import java.util.Locale;

/**
 * What a validation of mxbot's own came to (RFC 4033 section 5).
 *
 * @param reason in the validator's words; empty for what is secure
 */
public record Validated(Status status, String reason) {
    private static final int LONGEST_REASON = 300;

    /** The four outcomes. */
    public enum Status {
        /** Signed, and the chain from the trust anchor is whole. */
        SECURE,
        /** Shown to be unsigned by the zone above. */
        INSECURE,
        /** Should be signed, and the signatures do not hold. */
        BOGUS,
        /** Could not be followed to the end; says nothing about the name. */
        UNKNOWN;

        /** {@code secure}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Validated {
        reason = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
    }

    static Validated unknown(String why) {
        return new Validated(Status.UNKNOWN, why);
    }

    /** As evidence shows it: {@code validated here: bogus, Key expired}. */
    public String words() {
        return "validated here: " + status.word() + (reason.isEmpty() ? "" : ", " + reason);
    }
}
