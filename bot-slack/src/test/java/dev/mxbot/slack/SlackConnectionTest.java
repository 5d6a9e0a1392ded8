package dev.mxbot.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Notifier;
import dev.mxbot.channel.People;
import dev.mxbot.channel.Placement;
import dev.mxbot.channel.Post;
import dev.mxbot.channel.Presence;
import dev.mxbot.channel.SeenOnce;
import dev.mxbot.command.Commands;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.slack.Bot.Mode;
import dev.mxbot.slack.testing.FakeCheck;
import dev.mxbot.slack.testing.Fault;
import dev.mxbot.slack.testing.LoopbackSlack;
import dev.mxbot.slack.testing.Message;
import dev.mxbot.slack.testing.Request;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** How the bot gets to Slack, stays there, and takes a refusal (RELIABILITY F32–F34, T13). */
class SlackConnectionTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getLoggerName() + " " + event.getLevel() + " " + event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : " " + event.getThrowableProxy().getMessage()));
        }
    };
    private LoopbackSlack slack;

    @BeforeEach
    void start() throws Exception {
        slack = LoopbackSlack.start();
        listener.start();
        root.addAppender(listener);
    }

    @AfterEach
    void stop() {
        root.detachAppender(listener);
        slack.close();
        assertEquals(List.of(), slack.violations());
    }

    @ParameterizedTest
    @EnumSource
    void saysOnceThatTheBotTokenIsRefused(Mode mode) throws Exception {
        slack.answerAlways("auth.test", Fault.error("invalid_auth"));
        try (Bot bot = Bot.idle(mode, slack, new FakeCheck())) {
            bot.connection().start();
            SlackStatus.Refused refused = awaitRefusal(bot);
            assertEquals(
                    "Slack refuses SLACK_BOT_TOKEN (invalid_auth). Copy the Bot User OAuth Token (xoxb-…) from the app's page"
                            + " OAuth & Permissions, and start again.",
                    refused.reason());
            assertEquals(List.of(refused.reason()), errors());
            assertEquals(1, slack.calls().size());
            assertFalse(bot.connection().isConnected());
        }
    }

    @Test
    void saysOnceThatTheAppTokenIsRefused() throws Exception {
        slack.answerAlways("apps.connections.open", Fault.error("not_allowed_token_type"));
        try (Bot bot = Bot.idle(Mode.SOCKET, slack, new FakeCheck())) {
            bot.connection().start();
            String reason = awaitRefusal(bot).reason();
            assertTrue(reason.startsWith("Slack refuses SLACK_APP_TOKEN (not_allowed_token_type)."), reason);
            assertEquals(2, slack.calls().size());
        }
    }

    /** F34. */
    @ParameterizedTest
    @EnumSource
    void takesARefusalInMidLife(Mode mode) throws Exception {
        try (Bot bot = Bot.connected(mode, slack, FakeCheck.instant())) {
            slack.answerAlways("chat.postMessage", Fault.error("account_inactive"));
            slack.send(slack.command(LoopbackSlack.CHANNEL, "/mxcheck", "example.com"));
            String reason = awaitRefusal(bot).reason();
            assertTrue(reason.startsWith("Slack refuses SLACK_BOT_TOKEN (account_inactive)."), reason);
        }
    }

    @ParameterizedTest
    @EnumSource
    void comesWhenSlackDoes(Mode mode) throws Exception {
        slack.answerNext("auth.test", Fault.status(503), Fault.hangUp());
        try (Bot bot = Bot.idle(mode, slack, new FakeCheck())) {
            bot.connection().start();
            bot.awaitConnection(slack);
            assertEquals(new SlackStatus.Connected(), bot.connection().status());
            assertEquals(List.of(), errors());
        }
    }

    @Test
    void waitsForANetworkWithoutHoldingUpTheStart() throws Exception {
        slack.close();
        try (Bot bot = Bot.idle(Mode.SOCKET, slack, new FakeCheck())) {
            bot.connection().start();
            SlackStatus status = slack.await(
                    () -> Optional.of(bot.connection().status()).filter(SlackStatus.Retrying.class::isInstance),
                    "retry");
            assertTrue(status.inWords().startsWith("trying again: 127.0.0.1: "), status.inWords());
        }
    }

    /** F32. */
    @Test
    void getsANewLinkBeforeTheOldOneGoes() throws Exception {
        try (Bot bot = Bot.connected(Mode.SOCKET, slack, FakeCheck.instant())) {
            slack.announceDisconnect("warning");
            slack.await(() -> slack.openLinks() == 2 ? Optional.of(true) : Optional.empty(), "second link");
            assertTrue(bot.connection().isConnected());
            slack.sendAndAwait(slack.command(LoopbackSlack.CHANNEL, "/mxcheck", "example.com"));
            slack.await(m -> m.words().contains("is checked."));
        }
    }

    /** F32: what Slack sent into the gap comes again, and is answered once. */
    @Test
    void answersOnceWhatCameWhileTheLinkBroke() throws Exception {
        FakeCheck check = FakeCheck.instant();
        try (Bot bot = Bot.connected(Mode.SOCKET, slack, check)) {
            List<Request> requests = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                requests.add(slack.directMessage("d" + i + ".example.com"));
            }
            requests.forEach(slack::send);
            slack.dropLinks();
            slack.await(() -> slack.issuedTickets() == 2 ? Optional.of(true) : Optional.empty(), "new ticket");
            slack.await(() -> slack.openLinks() == 1 ? Optional.of(true) : Optional.empty(), "link");
            bot.awaitConnection(slack);
            // Slack cannot know which of them arrived.
            for (Request request : requests) {
                assertEquals(200, slack.sendAndAwait(request, 1).status());
            }
            for (int i = 0; i < 5; i++) {
                String answer = "d" + i + ".example.com is checked.";
                slack.await(m -> m.words().contains(answer));
            }
            assertEquals(5, check.begun().size());
            assertEquals(5, slack.messages().size());
        }
    }

    /** F32: Slack announces twice that it is going to close a link; one new link is enough. */
    @Test
    void getsOneNewLinkForTwoWarnings() throws Exception {
        try (Bot bot = Bot.connected(Mode.SOCKET, slack, FakeCheck.instant())) {
            slack.announceDisconnect("warning");
            slack.announceDisconnect("refresh_requested");
            slack.await(() -> slack.openLinks() == 2 ? Optional.of(true) : Optional.empty(), "second link");
            slack.sendAndAwait(slack.directMessage("example.com"));
            slack.await(m -> m.words().contains("is checked."));
            assertEquals(2, slack.issuedTickets());
            assertTrue(bot.connection().isConnected());
        }
    }

    /** F32. */
    @Test
    void comesBackAfterADrop() throws Exception {
        try (Bot bot = Bot.connected(Mode.SOCKET, slack, FakeCheck.instant())) {
            Request request = slack.directMessage("example.com");
            slack.sendAndAwait(request);
            slack.answerNext("apps.connections.open", Fault.status(500));
            slack.dropLinks();
            slack.await(() -> slack.issuedTickets() == 2 ? Optional.of(true) : Optional.empty(), "new ticket");
            bot.awaitConnection(slack);
            slack.await(() -> slack.openLinks() == 1 ? Optional.of(true) : Optional.empty(), "link");
            // Slack repeats what it is not sure about on the new link.
            slack.send(request, 1).get(10, java.util.concurrent.TimeUnit.SECONDS);
            slack.sendAndAwait(slack.directMessage("last.example.com"));
            slack.await(m -> m.words().contains("last.example.com is checked."));
            List<String> answers =
                    slack.messages().stream().map(Message::words).distinct().toList();
            assertEquals(2, answers.size());
            assertEquals(2, slack.messages().size());
        }
    }

    /** F33: the library looks every two fifths of that time, and gives up on a sign of life that is three fifths old. */
    @Test
    void isSetToNoticeAMutePeerWithinThirtySeconds() {
        assertTrue(SlackConnection.SILENCE.compareTo(Duration.ofSeconds(30)) <= 0);
    }

    /** F33: links that break as soon as they are there are not reopened as fast as they break. */
    @Test
    void staysCalmWhereNoLinkHolds() throws Exception {
        try (Bot bot = Bot.connected(Mode.SOCKET, slack, new FakeCheck())) {
            long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
            while (System.nanoTime() < end) {
                slack.dropLinks();
                Thread.sleep(10);
            }
            // At once, after 0.5 to 1 s, 1 to 2 s, 2 to 4 s; two more for a machine that falls asleep in between.
            assertTrue(slack.issuedTickets() <= 6, slack.issuedTickets() + " tickets");
            assertFalse(bot.connection().status() instanceof SlackStatus.Refused);
        }
    }

    /** F33: not connected is what readyz shows. */
    @Test
    void noticesAPeerThatHasGoneMute() throws Exception {
        try (Bot bot = Bot.connected(Mode.SOCKET, slack, Duration.ofMillis(2_500), FakeCheck.instant())) {
            slack.fallMute();
            slack.await(
                    () -> bot.connection().isConnected() ? Optional.empty() : Optional.of(true), "loss of the link");
            slack.speakAgain();
            bot.awaitConnection(slack);
        }
    }

    @Test
    void givesUpWhenSocketModeIsSwitchedOff() throws Exception {
        try (Bot bot = Bot.connected(Mode.SOCKET, slack, new FakeCheck())) {
            slack.announceDisconnect("link_disabled");
            assertTrue(awaitRefusal(bot).reason().startsWith("Socket Mode is switched off in the app's settings."));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsSecretsAtTheFinestLogLevel(Mode mode) throws Exception {
        Level before = root.getLevel();
        root.setLevel(Level.TRACE);
        // Heard, but not printed.
        List<Appender<ILoggingEvent>> printers = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(printers::add);
        printers.remove(listener);
        printers.forEach(root::detachAppender);
        try (Bot bot = Bot.connected(mode, slack, FakeCheck.instant())) {
            slack.sendAndAwait(slack.command(LoopbackSlack.CHANNEL, "/mxcheck", "example.com"));
            Message answer = slack.await(m -> m.words().contains("is checked."));
            Post post = new Post(
                    new Channel("slack", LoopbackSlack.TEAM, LoopbackSlack.CHANNEL),
                    new Placement.Apart(),
                    Reply.privately(Text.of("posted")),
                    "k1",
                    true);
            slack.answerNext("chat.postMessage", Fault.hangUp());
            bot.notifier().deliver(post).toCompletableFuture().get(10, java.util.concurrent.TimeUnit.SECONDS);
            slack.answerAlways("response_url", Fault.hangUp());
            slack.answerAlways("chat.update", Fault.error("invalid_auth"));
            slack.sendAndAwait(slack.press(answer, "Re-check"));
            awaitRefusal(bot);
        } finally {
            root.setLevel(before);
            printers.forEach(root::addAppender);
        }
        assertTrue(lines.stream().anyMatch(line -> line.contains(" DEBUG ")));
        assertEquals(
                List.of(),
                lines.stream()
                        .filter(line -> line.contains("marker"))
                        .map(line -> line.substring(0, Math.min(200, line.length())))
                        .toList());
    }

    @Test
    void isBoundForTheCompositionRoot() {
        SlackConfig config = new SlackConfig(
                LoopbackSlack.BOT_TOKEN, Optional.of(LoopbackSlack.APP_TOKEN), Optional.empty(), slack.apiUrl());
        var injector = Guice.createInjector(new SlackModule(config), new AbstractModule() {
            @Override
            protected void configure() {
                binder().requireExplicitBindings();
                bind(Commands.class).toInstance(new Commands(Set.of(new FakeCheck())));
                bind(Clock.class).toInstance(Clock.systemUTC());
            }
        });
        assertEquals(
                List.of("slack"),
                injector.getInstance(Key.get(new TypeLiteral<Set<Notifier>>() {})).stream()
                        .map(Notifier::platform)
                        .toList());
        assertEquals(
                List.of("slack"),
                injector.getInstance(Key.get(new TypeLiteral<Set<People>>() {})).stream()
                        .map(People::platform)
                        .toList());
        SlackConnection connection = injector.getInstance(SlackConnection.class);
        assertEquals(connection, injector.getInstance(SlackConnection.class));
        assertEquals("stopped", connection.status().inWords());
        assertEquals(Optional.empty(), connection.httpEndpoint());
        connection.stop();
    }

    @Test
    void tellsWhoeverWantsToKnowWhereItMaySpeak() throws Exception {
        SlackConfig config = new SlackConfig(
                LoopbackSlack.BOT_TOKEN, Optional.empty(), Optional.of(LoopbackSlack.SIGNING_SECRET), slack.apiUrl());
        HeardPresence presence = new HeardPresence();
        var injector = Guice.createInjector(new SlackModule(config), new AbstractModule() {
            @Override
            protected void configure() {
                binder().requireExplicitBindings();
                bind(Commands.class).toInstance(new Commands(Set.of(new FakeCheck())));
                bind(Clock.class).toInstance(Clock.systemUTC());
                bind(Presence.class).toInstance(presence);
                bind(SeenOnce.class).toInstance(key -> true);
            }
        });
        SlackConnection connection = injector.getInstance(SlackConnection.class);
        connection.start();
        slack.await(() -> presence.heard().isEmpty() ? Optional.empty() : Optional.of(true), "presence");
        assertEquals(List.of("joined " + LoopbackSlack.TEAM + "/"), presence.heard());
        connection.stop();
    }

    private SlackStatus.Refused awaitRefusal(Bot bot) throws InterruptedException {
        return slack.await(
                () -> Optional.of(bot.connection().status())
                        .filter(SlackStatus.Refused.class::isInstance)
                        .map(SlackStatus.Refused.class::cast),
                "refusal");
    }

    private List<String> errors() {
        synchronized (lines) {
            return lines.stream()
                    .filter(line -> line.contains(" ERROR "))
                    .map(line -> line.replaceFirst(".* ERROR ", ""))
                    .toList();
        }
    }
}
