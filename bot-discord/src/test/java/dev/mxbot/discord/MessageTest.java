package dev.mxbot.discord;

import static dev.mxbot.discord.testing.World.BOT;
import static dev.mxbot.discord.testing.World.CHANNEL;
import static dev.mxbot.discord.testing.World.DIRECT;
import static dev.mxbot.discord.testing.World.GUILD;
import static dev.mxbot.discord.testing.World.MUTE_CHANNEL;
import static dev.mxbot.discord.testing.World.PERSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import dev.mxbot.channel.Channel;
import dev.mxbot.command.Invocation;
import dev.mxbot.discord.testing.Call;
import dev.mxbot.discord.testing.LoopbackDiscord;
import dev.mxbot.discord.testing.Refusal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mentions and direct messages, with the real JDA. */
class MessageTest {
    private static final String NAME = "<@" + BOT + ">";

    private LogLines log;
    private LoopbackDiscord discord;
    private Bot bot;

    @BeforeEach
    void connect() {
        log = LogLines.from(Level.WARN); // failures that are part of a test are not for the screen
        discord = new LoopbackDiscord(Bot.TOKEN).open();
        bot = new Bot(discord).start();
        discord.awaitReady();
    }

    @AfterEach
    void disconnect() {
        bot.close();
        discord.close();
        log.close();
        assertEquals(List.of(), discord.complaints());
    }

    @Test
    void answersAMentionUnderIt() {
        String question = discord.write(CHANNEL, NAME + " why does mail to mention.example bounce?");
        assertEquals(
                new Invocation(
                        "why does mail to mention.example bounce?", new Channel("discord", GUILD, CHANNEL), PERSON),
                bot.check.nextAsked());
        Call progress = discord.await(Call::isNewMessage);
        assertEquals(
                question,
                progress.body().path("message_reference").path("message_id").asText());
        bot.check.answer("why does mail to mention.example bounce?");
        discord.await(call -> call.isMessageEdit() && call.text().contains("cannot receive mail."));
    }

    @Test
    void answersADirectMessageWithoutItsName() {
        discord.write(DIRECT, "direct.example");
        assertEquals(
                new Invocation("direct.example", new Channel("discord", "", DIRECT), PERSON), bot.check.nextAsked());
        bot.check.answer("direct.example");
        discord.await(call -> call.isMessageEdit() && call.text().contains("`direct.example` cannot receive mail."));
    }

    @Test
    void answersAMistakeInOneLine() {
        discord.write(CHANNEL, NAME + " bad");
        Call only = discord.await(Call::isNewMessage);
        assertTrue(only.text().contains("`bad` is no domain I can check."), only.text());
    }

    @Test
    void staysOutOfWhatIsNotMeantForIt() {
        discord.write(CHANNEL, "example.com is down");
        discord.write(CHANNEL, "@everyone example.com is down");
        discord.write(CHANNEL, "<@&" + BOT + "> example.com is down");
        discord.writeAsBot(CHANNEL, NAME + " example.com");
        discord.writeAsBot(DIRECT, "example.com");
        discord.write(MUTE_CHANNEL, NAME + " example.com");
        discord.write(CHANNEL, NAME + " meant.example");
        assertEquals("meant.example", bot.check.nextAsked().text());
        assertTrue(bot.check.nothingElseAsked());
    }

    @Test
    void answersAllTheSameWhenTheProgressLineIsLost() {
        discord.failNext("POST", "/channels/", Refusal.SERVER_ERROR);
        discord.write(CHANNEL, NAME + " lost.example");
        bot.check.answer("lost.example");
        discord.await(call ->
                call.isNewMessage() && call.succeeded() && call.text().contains("`lost.example` cannot receive mail."));
    }

    @Test
    void letsADeletedMessageRest() {
        discord.write(CHANNEL, NAME + " deleted.example");
        discord.await(Call::isNewMessage);
        discord.failNext("PATCH", "/channels/", Refusal.UNKNOWN_MESSAGE);
        bot.check.answer("deleted.example");
        discord.await(call -> call.isMessageEdit() && !call.succeeded());
        discord.write(CHANNEL, NAME + " ready");
        discord.await(call -> call.isMessageEdit() && call.text().contains("`ready` receives mail."));
        assertEquals(
                1,
                discord.calls().stream()
                        .filter(call -> call.text().contains("deleted.example") && call.isNewMessage())
                        .count());
    }
}
