package dev.mxbot.lookup.smtp;

import java.util.List;

/**
 * A reply as received.
 *
 * @param code three digits (RFC 5321 section 4.2)
 * @param lines without the code and its separator; hostile text, each at most 2,000 characters
 */
public record SmtpReply(int code, List<String> lines) {
    public SmtpReply {
        lines = List.copyOf(lines);
    }

    public boolean isPositive() {
        return code >= 200 && code < 400;
    }

    public boolean isTransient() {
        return code >= 400 && code < 500;
    }

    public boolean isPermanent() {
        return code >= 500 && code < 600;
    }

    /** The reply in one line, its lines parted by blanks: {@code 550 5.7.1 Relaying denied}. */
    public String text() {
        return code + " " + String.join(" ", lines);
    }
}
