package dev.mxbot.discord;

import static dev.mxbot.discord.testing.World.CHANNEL;
import static dev.mxbot.discord.testing.World.GUILD;
import static dev.mxbot.discord.testing.World.OTHER_CHANNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import dev.mxbot.discord.testing.LoopbackDiscord;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** P22, F40: the bot is put out of places and let in again, and core hears of it. */
class PresenceTest {
    private final LoopbackDiscord discord = new LoopbackDiscord(Bot.TOKEN).open();
    private LogLines log;
    private Bot bot;

    @BeforeEach
    void connect() {
        log = LogLines.from(Level.WARN);
        bot = new Bot(discord).start();
        discord.awaitReady();
        discord.firstAnswer(discord.slash(CHANNEL, "mxcheck", Map.of("domain", "ready"))); // the server is known by now
    }

    @AfterEach
    void disconnect() {
        bot.close();
        discord.close();
        log.close();
    }

    @Test
    void kickedAndInvitedAgain() {
        assertTrue(bot.presence.isQuiet(), "what is found at the start is no news");
        discord.kick();
        assertEquals(
                "left " + GUILD + "/: mxbot was put out of the server, or the server was deleted", bot.presence.next());
        discord.invite();
        assertEquals("joined " + GUILD + "/", bot.presence.next());
    }

    /** F40: nobody was listening when it happened. Takes the five seconds between two logins. */
    @Test
    void kickedWhileTheLineWasDown() {
        discord.leaveOut();
        discord.refuseNextResume();
        discord.cut();
        assertEquals(
                "left " + GUILD + "/: mxbot was put out of the server, or the server was deleted", bot.presence.next());
    }

    /** An outage on Discord's side is no farewell. */
    @Test
    void aServerThatIsUnavailableForAWhileIsNotLeft() {
        discord.outage();
        discord.invite();
        discord.mute(OTHER_CHANNEL, true);
        assertTrue(bot.presence.next().startsWith("left " + GUILD + "/" + OTHER_CHANNEL));
        assertTrue(bot.presence.isQuiet());
    }

    @Test
    void aDeletedChannel() {
        discord.deleteChannel(CHANNEL);
        assertEquals("left " + GUILD + "/" + CHANNEL + ": the channel was deleted", bot.presence.next());
    }

    @Test
    void permissionsLostAndRegained() {
        discord.mute(OTHER_CHANNEL, true);
        assertEquals(
                "left " + GUILD + "/" + OTHER_CHANNEL + ": mxbot may no longer see the channel or write in it",
                bot.presence.next());
        discord.mute(OTHER_CHANNEL, false);
        assertEquals("joined " + GUILD + "/" + OTHER_CHANNEL, bot.presence.next());
        assertTrue(bot.presence.isQuiet());
    }
}
