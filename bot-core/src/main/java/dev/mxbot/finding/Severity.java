package dev.mxbot.finding;

import java.util.Locale;

/** How much a finding hurts, by effect; the order is from worst to mildest. */
public enum Severity {
    /** Mail is lost or bounced now. */
    CRITICAL,
    /** Wrong by the standards; some mail fails. */
    ERROR,
    /** Works, but fragile or risky. */
    WARNING,
    /** Could not be looked up; nothing is claimed. */
    UNKNOWN,
    /** Worth knowing; a healthy domain may have it. */
    NOTICE;

    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }

    /** The word of the report: {@code critical}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
