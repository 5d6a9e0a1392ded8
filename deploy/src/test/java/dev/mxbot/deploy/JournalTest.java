package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.mxbot.CoreConfig;
import dev.mxbot.channel.Channel;
import dev.mxbot.command.Invocation;
import dev.mxbot.command.Prepared;
import dev.mxbot.deploy.demo.DemoWorld;
import dev.mxbot.journal.Journal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** One id from the question to the answer. */
class JournalTest {
    @Test
    void everyStageOfAQuestionBearsOneIdAndNoDomain() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(Journal.LOGGER);
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(events);
        try (DemoWorld world = DemoWorld.start();
                Mxbot bot = new Mxbot(CoreConfig.of(Assembly.lookup(world)), List.of())) {
            Prepared prepared = bot.commands()
                    .command("mxcheck", new Invocation("typo.demo", new Channel("slack", "T1", "C1"), "U1"));
            ((Prepared.Working) prepared).work().get().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } finally {
            logger.detachAppender(events);
            logger.setLevel(before);
        }

        List<String> lines =
                events.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertEquals("question accepted from slack", lines.get(0));
        assertEquals("check started", lines.get(1));
        assertTrue(lines.get(2).startsWith("check concluded: broken in "), lines::toString);
        assertEquals("answer handed to slack", lines.get(3));
        assertEquals(
                1,
                events.list.stream()
                        .map(event -> event.getMDCPropertyMap().get("id"))
                        .distinct()
                        .count());
        assertFalse(lines.toString().contains("typo"), lines::toString);
    }
}
