package dev.mxbot.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.mxbot.journal.Journal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What the journal writes while this is open. */
public final class JournalLines implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Journal.LOGGER);
    private final @Nullable Level before = logger.getLevel();
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    public JournalLines() {
        events.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(events);
    }

    /** Each as {@code id line}, in order. */
    public List<String> all() {
        return List.copyOf(events.list).stream()
                .map(event -> event.getMDCPropertyMap().get("id") + " " + event.getFormattedMessage())
                .toList();
    }

    /** The ids of those lines that begin so. */
    public Set<String> ids(String beginning) {
        return all().stream()
                .filter(line -> line.substring(line.indexOf(' ') + 1).startsWith(beginning))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        logger.detachAppender(events);
        logger.setLevel(before);
    }
}
