package dev.mxbot.sender;

import java.util.Locale;

/** What an evaluation comes to (RFC 7208 section 2.6). */
public enum SpfResult {
    /** There is no policy, or no domain that could have one. */
    NONE,
    /** The policy says nothing about the address. */
    NEUTRAL,
    /** The address is authorised. */
    PASS,
    /** The address is not authorised. */
    FAIL,
    /** The address is probably not authorised. */
    SOFTFAIL,
    /** The DNS failed on the way; a later try may come to something. */
    TEMPERROR,
    /** The policy cannot be read; somebody has to correct it. */
    PERMERROR;

    /** The word of the standard: {@code softfail}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
