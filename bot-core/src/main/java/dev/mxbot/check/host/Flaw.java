package dev.mxbot.check.host;

/** What is wrong with a host before its addresses are looked at; each host has one, so each defect is reported once. */
enum Flaw {
    NONE,
    /** The MX record holds an IP address instead of a name. */
    IP_LITERAL,
    /** The name only proves to a provider who owns the domain, or is reserved for no use. */
    PLACEHOLDER,
    /** The zone's own name is appended to a name that was complete: its last dot is missing in the zone file. */
    DOUBLED_ORIGIN,
    /** A name without a dot. */
    SINGLE_LABEL,
    /** A character that no host name has. */
    BAD_CHARS,
    /** The domain's own servers know the host, the resolver does not yet. */
    NOT_YET_SEEN,
    /** The domain that the host is in can be registered by anybody. */
    UNREGISTERED,
    NXDOMAIN,
    NO_ADDRESS,
    UNKNOWN
}
