package dev.mxbot.deploy.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** One event, one line (a stack trace follows indented), with everything masked that has the shape of a token. */
final class MaskedLine extends LayoutBase<ILoggingEvent> {
    /** Slack's tokens; a Discord token is three parts in base64url, the last of 27 characters or more. */
    private static final String TOKEN = "\\b(?:xox[a-z](?:\\.xox[a-z])?|xapp)-[A-Za-z0-9-]{4,}"
            + "|\\b[A-Za-z0-9_-]{23,28}\\.[A-Za-z0-9_-]{6,7}\\.[A-Za-z0-9_-]{27,}";

    /** A password in a JDBC URL. */
    private static final String PASSWORD = "|(?i)(?<=[?&;](?:ssl)?password=)";

    private static final Pattern IN_TEXT = Pattern.compile(TOKEN + PASSWORD + "[^&;\\s]+");

    /** There a quotation mark ends the value, unless it is escaped. */
    private static final Pattern IN_JSON = Pattern.compile(TOKEN + PASSWORD + "(?:\\\\.|[^&;\\s\"\\\\])+");

    /** With these, somebody else's text could look like a line of ours. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u2028\u2029]");

    @Override
    public String doLayout(ILoggingEvent event) {
        String logger = event.getLoggerName();
        String line = Instant.ofEpochMilli(event.getTimeStamp()).truncatedTo(ChronoUnit.MILLIS) + " "
                + event.getLevel() + " " + logger.substring(logger.lastIndexOf('.') + 1) + ": "
                + id(event)
                + CONTROL.matcher(String.valueOf(event.getFormattedMessage())).replaceAll("?") + "\n";
        String trace =
                event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()) + "\n";
        return mask(line + trace);
    }

    private static String id(ILoggingEvent event) {
        String id = event.getMDCPropertyMap().get("id");
        return id == null ? "" : "[" + CONTROL.matcher(id).replaceAll("?") + "] ";
    }

    static String mask(String text) {
        return IN_TEXT.matcher(text).replaceAll("****");
    }

    static String maskJson(String json) {
        return IN_JSON.matcher(json).replaceAll("****");
    }
}
