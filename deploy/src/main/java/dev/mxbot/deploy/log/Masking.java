package dev.mxbot.deploy.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;

/** The message of a log line and its exception, with everything masked that has the shape of a token. */
public final class Masking extends ThrowableProxyConverter {
    /** Slack's tokens; a Discord token is three parts in base64url, the last of 27 characters or more. */
    private static final Pattern TOKEN = Pattern.compile("\\b(?:xox[a-z](?:\\.xox[a-z])?|xapp)-[A-Za-z0-9-]{4,}"
            + "|\\b[A-Za-z0-9_-]{23,28}\\.[A-Za-z0-9_-]{6,7}\\.[A-Za-z0-9_-]{27,}");

    /** One event is one line, so that nobody's text can look like a line of ours (a stack trace follows indented). */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u2028\u2029]");

    /** For logback, which makes it by its name. */
    public Masking() {}

    @Override
    public String convert(ILoggingEvent event) {
        String message =
                CONTROL.matcher(String.valueOf(event.getFormattedMessage())).replaceAll("?");
        String trace = event.getThrowableProxy() == null
                ? ""
                : "\n" + super.convert(event).stripTrailing();
        return mask(message + trace);
    }

    static String mask(String text) {
        return TOKEN.matcher(text).replaceAll("****");
    }
}
