package dev.mxbot.discord;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Everything that is logged, JDA's lines included, and nothing of it on the screen. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private LogLines() {}

    static LogLines from(Level level) {
        LogLines lines = new LogLines();
        lines.setContext(lines.root.getLoggerContext());
        lines.start();
        lines.root.iteratorForAppenders().forEachRemaining(lines.usual::add);
        lines.usual.forEach(lines.root::detachAppender);
        lines.root.addAppender(lines);
        lines.root.setLevel(level);
        return lines;
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.setLevel(before);
        usual.forEach(root::addAppender);
    }

    synchronized String all() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    /** The lines of that level and above. */
    synchronized List<String> at(Level level) {
        return lines.stream()
                .filter(line -> line.level().isGreaterOrEqual(level))
                .map(Line::text)
                .toList();
    }

    /** Returns when so many such lines were logged. */
    synchronized void await(Predicate<String> such, int count) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (lines.stream().filter(line -> such.test(line.text())).count() < count) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("waited in vain for a line");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLoggerName().startsWith("org.java_websocket")
                || event.getLoggerName().startsWith("com.networknt")) {
            return; // the other side of the line, which is part of the test
        }
        StringBuilder text = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause()) {
            text.append('\n').append(t.getClassName()).append(": ").append(t.getMessage());
        }
        synchronized (this) {
            lines.add(new Line(event.getLevel(), text.toString()));
            notifyAll();
        }
    }

    private record Line(Level level, String text) {}
}
