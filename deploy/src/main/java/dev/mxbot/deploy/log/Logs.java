package dev.mxbot.deploy.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.mxbot.journal.Journal;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** Changes how the running bot logs, once its settings are known. */
public final class Logs {
    private Logs() {}

    /** For a bot that runs for long: the stages of each question are written down, as JSON if wanted. */
    public static void ofTheRunningBot(boolean json) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) {
            return;
        }
        context.getLogger(Journal.LOGGER).setLevel(Level.INFO);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Appender<ILoggingEvent> appender = root.getAppender(LogToStderr.APPENDER);
        // Whoever named a set-up of their own has said how.
        if (json && appender instanceof ConsoleAppender<ILoggingEvent> console) {
            Encoder<ILoggingEvent> encoder = new MaskedJson();
            encoder.setContext(context);
            encoder.start();
            console.setEncoder(encoder);
        }
    }
}
