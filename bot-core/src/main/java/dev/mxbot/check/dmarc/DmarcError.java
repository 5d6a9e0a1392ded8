package dev.mxbot.check.dmarc;

/**
 * Where a record breaks the grammar of RFC 9989 section 4.8, and how.
 *
 * @param tag the tag that holds the mistake; empty if it stands between tags
 * @param position index of the first wrong character in the record
 * @param message the mistake in one clause
 */
public record DmarcError(String tag, int position, int length, String message) {
    public DmarcError {
        length = Math.max(1, length);
    }
}
