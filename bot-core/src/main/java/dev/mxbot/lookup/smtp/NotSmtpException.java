package dev.mxbot.lookup.smtp;

import java.io.IOException;

/** What a host sent is no SMTP; the message says so in plain words, and quotes nothing. */
final class NotSmtpException extends IOException {
    private static final long serialVersionUID = 1L;

    NotSmtpException(String words) {
        super(words);
    }
}
