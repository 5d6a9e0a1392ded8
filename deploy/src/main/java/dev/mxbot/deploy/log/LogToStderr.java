package dev.mxbot.deploy.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.mxbot.journal.Journal;
import java.nio.charset.StandardCharsets;

/**
 * Sets logback up: lines for people on standard error. In Java and not in XML, because reading the XML takes longer than a whole check.
 * {@code -Dlogback.configurationFile} still names another set-up.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogToStderr extends ContextAwareBase implements Configurator {
    static final String APPENDER = "stderr";

    /** For logback, which makes it by its name. */
    public LogToStderr() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        MaskedLine layout = new MaskedLine();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.setCharset(StandardCharsets.UTF_8);
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName(APPENDER);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        // A platform's SDK speaks up only when something is wrong.
        context.getLogger("com.slack.api").setLevel(Level.WARN);
        // It logs whole request bodies that it does not recognise.
        context.getLogger("com.slack.api.bolt.util.SlackRequestParser").setLevel(Level.ERROR);
        context.getLogger("net.dv8tion.jda").setLevel(Level.WARN);
        // Only a bot that runs for long keeps a journal.
        context.getLogger(Journal.LOGGER).setLevel(Level.WARN);
        context.getLogger("org.flywaydb").setLevel(Level.WARN);
        context.getLogger("com.github.kagkarlsson").setLevel(Level.WARN);
        context.getLogger("com.zaxxer.hikari").setLevel(Level.WARN);
        context.getLogger("org.xbill.DNS").setLevel(Level.ERROR);
        // Signatures that do not hold are a finding, no fault here.
        context.getLogger("org.xbill.DNS.dnssec").setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
