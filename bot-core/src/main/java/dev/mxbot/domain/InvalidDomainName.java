package dev.mxbot.domain;

/** What a person typed is no domain name; the message completes "that is no domain: …". */
public final class InvalidDomainName extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidDomainName(String reason) {
        super(reason);
    }
}
