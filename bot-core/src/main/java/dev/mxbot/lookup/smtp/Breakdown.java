package dev.mxbot.lookup.smtp;

/**
 * Why a conversation ended before its time.
 *
 * @param stage during which it did
 * @param detail in plain words, for people
 */
public record Breakdown(Stage stage, Cause cause, String detail) {
    /** The kinds of breakdown. */
    public enum Cause {
        /** The address is one that the public Internet does not reach: nothing was connected to. */
        PRIVATE_ADDRESS,
        /** Nothing was connected to, for the host asked us to stay away for a while (421), or too much is under way. */
        NOT_TRIED,
        /** Nothing was heard for a moment, and none of the hosts that are known to answer is heard either: nothing leaves this network. */
        BLOCKED,
        REFUSED,
        /** No route to the network or the host: this machine's network may be what lacks. */
        UNREACHABLE,
        TIMEOUT,
        /** The connection was reset or closed by the host. */
        CLOSED,
        /** What was received is no SMTP: no reply code, lines or replies without end, bytes after STARTTLS was agreed to. */
        NOT_SMTP,
        /** The TLS handshake failed; old versions of TLS have a cause of their own. */
        TLS,
        /** The host speaks no version of TLS above 1.1 (RFC 8996). */
        OLD_TLS
    }
}
