package dev.mxbot.check.spf;

/**
 * Where a record breaks the grammar of RFC 7208 section 12, and how.
 *
 * @param position index of the first wrong character in the record
 * @param length how many characters are wrong, at least 1
 * @param message completes "the term is wrong: …"
 */
public record SpfError(Kind kind, int position, int length, String message) {
    /** What is wrong. */
    public enum Kind {
        /** No such mechanism, a missing argument, a character that no term may hold. */
        TERM,
        /** The name in a term is no domain-spec. */
        DOMAIN,
        /** The address or the prefix length of {@code ip4} or {@code ip6}, or the prefix length of {@code a} or {@code mx}. */
        IP,
        /** A {@code %} that starts no macro, or a macro where it may not stand. */
        MACRO,
        /** {@code redirect} or {@code exp} a second time (section 6). */
        DUPLICATE
    }
}
