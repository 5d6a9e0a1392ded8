package dev.mxbot.discord;

import static dev.mxbot.discord.testing.World.CHANNEL;
import static dev.mxbot.discord.testing.World.DIRECT;
import static dev.mxbot.discord.testing.World.FOREIGN_CHANNEL;
import static dev.mxbot.discord.testing.World.FOREIGN_GUILD;
import static dev.mxbot.discord.testing.World.GUILD;
import static dev.mxbot.discord.testing.World.KEEPERS;
import static dev.mxbot.discord.testing.World.MANAGERS;
import static dev.mxbot.discord.testing.World.PERSON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Standing;
import dev.mxbot.discord.testing.LoopbackDiscord;
import dev.mxbot.discord.testing.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** T16: who somebody is on Discord. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleTest {
    private static final Channel HERE = new Channel("discord", GUILD, CHANNEL);

    private final LoopbackDiscord discord = new LoopbackDiscord(Bot.TOKEN).open();
    private final Bot bot = new Bot(discord);
    private LogLines log;

    @BeforeAll
    void connect() {
        log = LogLines.from(Level.WARN);
        assertEquals(Standing.UNKNOWN, standing(HERE, PERSON), "not connected yet");
        bot.start();
        discord.awaitReady();
    }

    @AfterAll
    void disconnect() {
        bot.close();
        discord.close();
        log.close();
        assertEquals(List.of(), discord.complaints());
    }

    @Test
    void whoMayManageTheServerOrItsChannelsIsAdmin() {
        discord.enter("900000000000000001", MANAGERS);
        discord.enter("900000000000000002", KEEPERS);
        assertEquals(Standing.ADMIN, standing(HERE, "900000000000000001"));
        assertEquals(Standing.ADMIN, standing(HERE, "900000000000000002"));
        assertEquals(Standing.ADMIN, standing(HERE, PERSON), "the server's owner");
    }

    @Test
    void otherMembersAreMembersAndOthersStrangers() {
        discord.enter("900000000000000003");
        assertEquals(Standing.MEMBER, standing(HERE, "900000000000000003"));
        assertEquals(Standing.STRANGER, standing(HERE, "900000000000000004"));
    }

    @Test
    void inADirectMessageEverybodyIsAtHome() {
        assertEquals(Standing.ADMIN, standing(new Channel("discord", "", DIRECT), "900000000000000005"));
    }

    @Test
    void whatCannotBeAskedIsUnknown() {
        discord.enter("900000000000000006");
        discord.failNext("GET", "900000000000000006", Refusal.SERVER_ERROR);
        assertEquals(Standing.UNKNOWN, standing(HERE, "900000000000000006"));
        assertEquals(Standing.MEMBER, standing(HERE, "900000000000000006"), "the next time it is asked again");
        assertEquals(
                Standing.UNKNOWN,
                standing(new Channel("discord", FOREIGN_GUILD, FOREIGN_CHANNEL), "900000000000000006"));
    }

    /** Discord tells of a person with each command: nobody needs to be asked. */
    @Test
    void whoeverHasJustSpokenIsRemembered() {
        discord.actAs("900000000000000007");
        discord.firstAnswer(discord.slash(CHANNEL, "mxcheck", Map.of("domain", "ready")));
        assertEquals(Standing.MEMBER, standing(HERE, "900000000000000007"));
        assertEquals(
                0,
                discord.calls().stream()
                        .filter(call -> call.path().contains("900000000000000007"))
                        .count());
    }

    /** P29: by the name in the server; by the name everywhere in a direct message, and of who has left. */
    @Test
    void namesPeople() {
        discord.enter("900000000000000008");
        discord.nick("900000000000000008", "Mail Guru");
        discord.enter("900000000000000009");
        assertEquals(Optional.of("Mail Guru"), name(HERE, "900000000000000008"));
        assertEquals(Optional.of("Post Master"), name(HERE, "900000000000000009"));
        assertEquals(Optional.of("Post Master"), name(new Channel("discord", "", DIRECT), "900000000000000008"));
        discord.leave("900000000000000010");
        assertEquals(Optional.of("Post Master"), name(HERE, "900000000000000010"));
        assertEquals(Optional.empty(), name(HERE, "900000000000000011"));
    }

    private Optional<String> name(Channel channel, String person) {
        return bot.people
                .name(channel, person)
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private Standing standing(Channel channel, String person) {
        return bot.people
                .standing(channel, person)
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
