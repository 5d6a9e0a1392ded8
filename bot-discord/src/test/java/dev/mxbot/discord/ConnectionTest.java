package dev.mxbot.discord;

import static dev.mxbot.discord.testing.World.CHANNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mxbot.channel.Lease;
import dev.mxbot.channel.Leases;
import dev.mxbot.discord.testing.Call;
import dev.mxbot.discord.testing.Interaction;
import dev.mxbot.discord.testing.LoopbackDiscord;
import dev.mxbot.discord.testing.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line to Discord: refused, down, cut and mended, with the real JDA. */
class ConnectionTest {
    private final LoopbackDiscord discord = new LoopbackDiscord(Bot.TOKEN);
    private LogLines log;

    @BeforeEach
    void listen() {
        log = LogLines.from(Level.TRACE);
    }

    @AfterEach
    void noTokenWasLogged() {
        discord.close();
        log.close();
        assertFalse(log.all().contains(Bot.TOKEN));
        assertTrue(log.all().contains("GET"), "JDA was heard");
    }

    @Test
    void asksForNoPrivilegedIntentAndSaysWhenItIsConnected() {
        discord.open();
        try (Bot bot = new Bot(discord).start()) {
            discord.awaitReady();
            // GUILDS, which JDA adds, GUILD_MESSAGES, DIRECT_MESSAGES.
            assertEquals(
                    1 | 1 << 9 | 1 << 12, discord.identity().path("intents").asInt());
            await(bot, DiscordState.Connected.class);
            assertTrue(bot.connection.isConnected());
        }
    }

    @Test
    void registersItsCommandsForEverywhere() {
        discord.open();
        try (Bot bot = new Bot(discord).start()) {
            JsonNode registered = discord.commands().body();
            assertEquals(2, registered.size());
            JsonNode check = registered.get(0);
            assertEquals("mxcheck", check.path("name").asText());
            assertEquals("domain", check.path("options").get(0).path("name").asText(), "the required option first");
            assertTrue(check.path("options").get(0).path("autocomplete").asBoolean());
            assertEquals("Check mail domain", registered.get(1).path("name").asText());
            registered.forEach(command -> {
                assertEquals(3, command.path("contexts").size());
                assertEquals(2, command.path("integration_types").size());
            });
            await(bot, DiscordState.Connected.class);
        }
    }

    @Test
    void registersAgainAfterA500() {
        discord.failNext("PUT", "/commands", Refusal.SERVER_ERROR);
        discord.failNext("PUT", "/commands", Refusal.SERVER_ERROR);
        discord.open();
        try (Bot bot = new Bot(discord).start()) {
            discord.commands();
            List<Integer> statuses = discord.calls().stream()
                    .filter(call -> call.method().equals("PUT"))
                    .map(Call::status)
                    .toList();
            assertEquals(List.of(500, 500, 200), statuses);
            await(bot, DiscordState.Connected.class);
        }
    }

    @Test
    void aWrongTokenIsOneClearLineAndNoSecondTry() {
        discord.open();
        try (Bot bot = new Bot(discord, "MTExMTExMTExMTExMTExMTEx.a-token-that-was-reset").start()) {
            DiscordState.Refused refused = await(bot, DiscordState.Refused.class);
            assertTrue(refused.reason().contains("DISCORD_TOKEN"), refused.reason());
            assertEquals(List.of(refused.reason()), log.at(Level.WARN));
            assertEquals(1, discord.calls().size());
            assertFalse(log.all().contains("a-token-that-was-reset"));
        }
    }

    @Test
    void aTokenRefusedAtTheGatewayIsFinal() {
        discord.open();
        discord.refuseAtTheGateway();
        try (Bot bot = new Bot(discord).start()) {
            DiscordState.Refused refused = await(bot, DiscordState.Refused.class);
            assertTrue(
                    refused.reason().contains("DISCORD_TOKEN")
                            && refused.reason().contains("4004"),
                    refused.reason());
            assertEquals(1, discord.identifies());
        }
    }

    @Test
    void intentsThatAreNotAllowedAreFinal() {
        discord.open();
        try (Bot bot = new Bot(discord).start()) {
            discord.awaitReady();
            discord.closeGateway(4014, "Disallowed intent(s).");
            DiscordState.Refused refused = await(bot, DiscordState.Refused.class);
            assertTrue(refused.reason().contains("4014"), refused.reason());
            assertEquals(1, discord.identifies());
        }
    }

    @Test
    void backsOffWhileDiscordIsDownAndConnectsWhenItIsUp() {
        try (Bot bot = new Bot(discord).start()) {
            log.await(line -> line.contains("trying again"), 3);
            assertEquals(DiscordState.Retrying.class, bot.connection.state().getClass());
            assertFalse(bot.connection.isConnected());
            discord.open();
            discord.awaitReady();
            await(bot, DiscordState.Connected.class);
            assertEquals(1, discord.identifies(), "no login was spent on a Discord that was down");
        }
    }

    @Test
    void answersWhatWasAskedWhileTheLineWasCut() {
        discord.open();
        try (Bot bot = new Bot(discord).start()) {
            discord.awaitReady();
            discord.cut();
            Interaction asked = discord.slash(CHANNEL, "mxcheck", Map.of("domain", "ready"));
            discord.edit(asked, "`ready` receives mail.");
            assertEquals(1, discord.resumes());
            assertEquals(1, discord.identifies());
            await(bot, DiscordState.Connected.class);
        }
    }

    /** F37. Takes the five seconds that Discord asks for between two logins. */
    @Test
    void logsInAgainOnceWhenTheResumeIsRefused() {
        discord.open();
        try (Bot bot = new Bot(discord).start()) {
            discord.awaitReady();
            discord.refuseNextResume();
            discord.cut();
            discord.await(() -> discord.identifies() == 2 ? Optional.of(true) : Optional.empty());
            Interaction asked = discord.slash(CHANNEL, "mxcheck", Map.of("domain", "ready"));
            discord.edit(asked, "`ready` receives mail.");
            assertEquals(
                    1,
                    discord.calls().stream()
                            .filter(call -> call.method().equals("PUT"))
                            .count());
            await(bot, DiscordState.Connected.class);
        }
    }

    /** F37: a program that crashes and starts over sees what it has used up, and costs the token nothing. */
    @Test
    void doesNotLogInWhenTheDaysLoginsAreUsedUp() {
        discord.open();
        discord.leaveLogins(DiscordLogin.LOGINS_IN_RESERVE - 1);
        try (Bot bot = new Bot(discord).start()) {
            log.await(line -> line.contains("allows 49 more logins within 240 min"), 1);
            assertEquals(DiscordState.Retrying.class, bot.connection.state().getClass());
            assertEquals(0, discord.identifies());
            assertEquals(1, discord.calls().size());
        }
    }

    /** F38: who is refused for good does not ask again. */
    @Test
    void aRefusedListOfCommandsIsNotSentAgain() {
        discord.failNext("PUT", "/commands", Refusal.MISSING_ACCESS);
        discord.open();
        try (Bot bot = new Bot(discord).start()) {
            log.await(line -> line.contains("refused the list of commands"), 1);
            await(bot, DiscordState.Connected.class);
            assertEquals(
                    List.of(403),
                    discord.calls().stream()
                            .filter(call -> call.method().equals("PUT"))
                            .map(Call::status)
                            .toList());
        }
    }

    /** P26: of two processes one is logged in; the other takes over when that one ends. */
    @Test
    void oneOfTwoProcessesHoldsTheLine() {
        discord.open();
        OneLease lease = new OneLease();
        try (Bot first = new Bot(discord, lease.of("first")).start()) {
            discord.awaitReady();
            await(first, DiscordState.Connected.class);
            try (Bot second = new Bot(discord, lease.of("second")).start()) {
                await(second, DiscordState.Standby.class);
                assertTrue(second.connection.isReady());
                assertFalse(second.connection.isConnected());
                assertEquals(1, discord.identifies());

                first.connection.stop();
                await(second, DiscordState.Connected.class);
                assertEquals(2, discord.identifies());
            }
        }
    }

    /** F49: whoever loses the lease hangs up at once, and answers nothing more. */
    @Test
    void losingTheLeaseClosesTheLine() {
        discord.open();
        OneLease lease = new OneLease();
        try (Bot bot = new Bot(discord, lease.of("bot")).start()) {
            discord.awaitReady();
            await(bot, DiscordState.Connected.class);
            lease.give("somebody else");
            await(bot, DiscordState.Standby.class);
            discord.await(() -> discord.isHungUp() ? Optional.of(true) : Optional.empty());
            lease.give("bot");
            await(bot, DiscordState.Connected.class);
            assertEquals(2, discord.identifies());
        }
    }

    @Test
    void lateStopAndStopWithoutStartAreQuiet() {
        discord.open();
        Bot never = new Bot(discord);
        never.close();
        Bot bot = new Bot(discord).start();
        discord.awaitReady();
        bot.close();
        bot.close();
        assertEquals(new DiscordState.Stopped(), bot.connection.state());
        assertEquals(List.of(), log.at(Level.ERROR));
    }

    @Test
    void stopLetsTheAnswerUnderWayArrive() {
        discord.open();
        Bot bot = new Bot(discord).start();
        discord.awaitReady();
        List<String> order = new ArrayList<>();
        Interaction asked = discord.slash(CHANNEL, "mxcheck", Map.of("domain", "stopping.example"));
        discord.edit(asked, "Checking");
        Thread stopping = new Thread(() -> {
            bot.connection.stop();
            order.add("stopped");
        });
        stopping.start();
        log.await(line -> line.contains("Discord: hanging up"), 1);
        bot.check.answer("stopping.example");
        discord.edit(asked, "`stopping.example` cannot receive mail.");
        join(stopping);
        assertEquals(List.of("stopped"), order);
    }

    /** A lease that does not run out while a test lasts. */
    private static final class OneLease {
        private String holder = "";

        synchronized void give(String to) {
            holder = to;
        }

        /** Whoever asks, it is this process that asks. */
        Leases of(String name) {
            return new Leases() {
                @Override
                public Optional<Lease> take(String lease, String holder, Duration lasts) {
                    return taken(name) ? Optional.of(new Lease(lease, holder, Instant.MAX, 1)) : Optional.empty();
                }

                @Override
                public Optional<Lease> renew(Lease lease, Duration lasts) {
                    return take(lease.name(), lease.holder(), lasts);
                }

                @Override
                public void release(Lease lease) {
                    released(name);
                }
            };
        }

        private synchronized boolean taken(String name) {
            if (holder.isEmpty()) {
                holder = name;
            }
            return holder.equals(name);
        }

        private synchronized void released(String name) {
            holder = holder.equals(name) ? "" : holder;
        }
    }

    private static <T extends DiscordState> T await(Bot bot, Class<T> state) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < deadline) {
            Optional<T> there = Optional.of(bot.connection.state())
                    .filter(state::isInstance)
                    .map(state::cast);
            if (there.isPresent()) {
                return there.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("still " + bot.connection.state());
    }

    private static void join(Thread thread) {
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
