package dev.mxbot.diagnosis;

/** How far the mail hosts themselves are asked, besides the DNS. */
public enum SmtpDepth {
    /** Nobody is connected to. */
    NONE,
    /** Nobody is connected to; what hosts said a moment ago counts. For trials of a fix. */
    KNOWN,
    /** As far as EHLO and TLS: for watches and for many domains at once. */
    SESSION,
    /** Also whether {@code postmaster} of the domain is accepted: only where a person asked for this domain. */
    RECIPIENT
}
