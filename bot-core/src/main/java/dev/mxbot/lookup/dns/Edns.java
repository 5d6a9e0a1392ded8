package dev.mxbot.lookup.dns;

/** How large a UDP reply a query says it takes (RFC 6891 section 6.2.3), from the usual to the most careful. */
enum Edns {
    /** Passes every common path without fragments (DNS Flag Day 2020). */
    FULL(1232),
    /** For a path that loses anything larger; a longer answer comes truncated, and then over TCP. */
    SMALL(512),
    /** For a server or a firewall that knows RFC 1035 only. */
    NONE(0);

    private final int payload;

    Edns(int payload) {
        this.payload = payload;
    }

    int payload() {
        return payload;
    }

    /** What to try when this was met with silence (RFC 6891 section 6.2.5). */
    Edns simpler() {
        return this == FULL ? SMALL : NONE;
    }
}
