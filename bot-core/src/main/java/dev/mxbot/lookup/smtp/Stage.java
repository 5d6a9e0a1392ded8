package dev.mxbot.lookup.smtp;

/** How far a conversation can get, in order. */
public enum Stage {
    CONNECT,
    BANNER,
    EHLO,
    STARTTLS,
    /** The TLS handshake after STARTTLS was agreed to. */
    HANDSHAKE,
    /** EHLO once more, inside TLS. */
    EHLO_INSIDE,
    MAIL_FROM,
    RCPT_TO,
    QUIT
}
