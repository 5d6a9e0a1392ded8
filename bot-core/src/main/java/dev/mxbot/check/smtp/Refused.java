package dev.mxbot.check.smtp;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.lookup.smtp.SmtpSession.Exchange;

/** A command that a host would not carry out, and what its answer means. */
record Refused(Exchange exchange, Refusal why) {
    /** The answer, cut to what fits a title. */
    String text() {
        return Excerpt.title(exchange.reply().text());
    }
}
