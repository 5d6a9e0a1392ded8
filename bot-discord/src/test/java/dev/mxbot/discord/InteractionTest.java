package dev.mxbot.discord;

import static dev.mxbot.discord.testing.World.CHANNEL;
import static dev.mxbot.discord.testing.World.DIRECT;
import static dev.mxbot.discord.testing.World.FOREIGN_CHANNEL;
import static dev.mxbot.discord.testing.World.FOREIGN_GUILD;
import static dev.mxbot.discord.testing.World.GUILD;
import static dev.mxbot.discord.testing.World.MUTE_CHANNEL;
import static dev.mxbot.discord.testing.World.PERSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mxbot.channel.Channel;
import dev.mxbot.command.Invocation;
import dev.mxbot.discord.testing.Call;
import dev.mxbot.discord.testing.Interaction;
import dev.mxbot.discord.testing.LoopbackDiscord;
import dev.mxbot.discord.testing.Refusal;
import dev.mxbot.reply.Reply;
import dev.mxbot.testing.ReplyGallery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Slash commands, menus and buttons, with the real JDA. One bot for all: each test asks for a domain of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InteractionTest {
    private static final int MESSAGE = 4;
    private static final int THINKING = 5;
    private static final int DEFERRED_UPDATE = 6;
    private static final int UPDATE = 7;
    private static final int CHOICES = 8;
    private static final int EPHEMERAL = 64;

    private LogLines log;
    private LoopbackDiscord discord;
    private Bot bot;
    private int people = 1000;

    @BeforeAll
    void connect() {
        log = LogLines.from(Level.WARN); // failures that are part of a test are not for the screen
        discord = new LoopbackDiscord(Bot.TOKEN).open();
        bot = new Bot(discord).start();
        discord.awaitReady();
    }

    @AfterAll
    void disconnect() {
        bot.close();
        discord.close();
        log.close();
    }

    /** One person asks for no more than thirty look-ups a minute. */
    @AfterEach
    void nextTimeSomebodyElse() {
        discord.actAs("33333333333330" + ++people);
    }

    @AfterEach
    void everyRequestWasInOrder() {
        assertEquals(List.of(), discord.complaints());
    }

    /** F39: nothing is looked up before Discord has its first word, so slow DNS cannot delay it. */
    @Test
    void acknowledgesBeforeAnyWork() {
        List<Call> whenWorkBegan = new ArrayList<>();
        bot.check.atBegin("first.example", () -> whenWorkBegan.addAll(discord.calls()));
        Interaction asked = slash("first.example");

        Call first = discord.firstAnswer(asked);
        assertEquals(THINKING, first.body().path("type").asInt());
        assertEquals(0, first.body().path("data").path("flags").asInt(), "everybody may see it");
        discord.edit(asked, "Checking `first.example` …");
        assertTrue(whenWorkBegan.contains(first));

        bot.check.answer("first.example");
        discord.edit(asked, "**BROKEN**  `first.example` cannot receive mail.");
    }

    @Test
    void knowsWhoAskedAndWhere() {
        discord.actAs(PERSON);
        slash("where.example");
        assertEquals(
                new Invocation("where.example", new Channel("discord", GUILD, CHANNEL), PERSON),
                asked("where.example"));
        discord.slash(DIRECT, "mxcheck", Map.of("domain", "direct.example"));
        assertEquals(
                new Invocation("direct.example", new Channel("discord", "", DIRECT), PERSON), asked("direct.example"));
    }

    @Test
    void skipsTheProgressLineWhenTheAnswerIsThere() {
        Interaction asked = slash("ready");
        discord.edit(asked, "`ready` receives mail.");
        assertEquals(
                1, discord.calls().stream().filter(call -> call.isEditOf(asked)).count());
    }

    @Test
    void answersAMistakeAtOnceAndPrivately() {
        Interaction asked = slash("bad");
        Call only = discord.firstAnswer(asked);
        assertEquals(MESSAGE, only.body().path("type").asInt());
        assertTrue((only.body().path("data").path("flags").asInt() & EPHEMERAL) != 0);
        assertTrue(only.text().contains("`bad` is no domain I can check."), only.text());
    }

    @Test
    void answersHelpAtOnceForEverybody() {
        Call only = discord.firstAnswer(slash("help"));
        assertEquals(MESSAGE, only.body().path("type").asInt());
        assertEquals(0, only.body().path("data").path("flags").asInt() & EPHEMERAL);
    }

    @Test
    void readsTheMessageThatAMenuWasOpenedOn() {
        Interaction asked = discord.menu(CHANNEL, CommandRegistration.MESSAGE_MENU, "550 5.1.2 <menu.example> unknown");
        assertEquals(
                "550 5.1.2 <menu.example> unknown",
                asked("550 5.1.2 <menu.example> unknown").text());
        bot.check.answer("550 5.1.2 <menu.example> unknown");
        discord.edit(asked, "cannot receive mail");
    }

    @Test
    void aButtonForTheChannelRewritesItsMessage() {
        Interaction pressed = discord.press(CHANNEL, "mx:recheck:button.example");
        assertEquals(
                DEFERRED_UPDATE,
                discord.firstAnswer(pressed).body().path("type").asInt());
        bot.check.answer("button.example");
        discord.edit(pressed, "`button.example` cannot receive mail.");
    }

    @Test
    void aButtonForTheAskerIsAnsweredPrivately() {
        Interaction pressed = discord.press(CHANNEL, "mx:details:detail.example");
        Call first = discord.firstAnswer(pressed);
        assertEquals(THINKING, first.body().path("type").asInt());
        assertEquals(EPHEMERAL, first.body().path("data").path("flags").asInt());
        bot.check.answer("detail.example");
        discord.edit(pressed, "`detail.example` cannot receive mail.");
    }

    /** An alert has buttons in its thread, too, and belongs to the channel. */
    @Test
    void aThreadThatTheBotBeganBelongsToItsChannel() {
        Interaction inOurs = discord.pressInThread(CHANNEL, true, "mx:details:ours.example");
        assertEquals(CHANNEL, asked("ours.example").channel().id());
        Interaction inTheirs = discord.pressInThread(CHANNEL, false, "mx:details:theirs.example");
        assertEquals(inTheirs.channelId(), asked("theirs.example").channel().id());
        bot.check.answer("ours.example");
        bot.check.answer("theirs.example");
        discord.edit(inOurs, "`ours.example` cannot receive mail.");
        discord.edit(inTheirs, "`theirs.example` cannot receive mail.");
    }

    @Test
    void aButtonWithAnAnswerAtHandRewritesItsMessageAtOnce() {
        Call only = discord.firstAnswer(discord.press(CHANNEL, "mx:help:"));
        assertEquals(UPDATE, only.body().path("type").asInt());
        assertTrue(only.text().contains("I check mail domains."));
    }

    @Test
    void aButtonOfAnOlderVersionIsAnsweredPrivately() {
        Call only = discord.firstAnswer(discord.press(CHANNEL, "something-else"));
        assertEquals(MESSAGE, only.body().path("type").asInt());
        assertTrue((only.body().path("data").path("flags").asInt() & EPHEMERAL) != 0);
        assertTrue(only.text().contains("`something-else`"), only.text());
    }

    @Test
    void suggestsWhatFits() {
        Call answer = discord.firstAnswer(discord.typing(CHANNEL, "mxcheck", "domain", "exa"));
        assertEquals(CHOICES, answer.body().path("type").asInt());
        JsonNode choices = answer.body().path("data").path("choices");
        assertEquals(25, choices.size());
        assertEquals("exa1.example", choices.get(0).path("value").asText(), "the overlong first one is left out");
    }

    @Test
    void suggestsNothingWhenThatFails() {
        Call answer = discord.firstAnswer(discord.typing(CHANNEL, "mxcheck", "domain", "broken"));
        assertEquals(0, answer.body().path("data").path("choices").size());
    }

    @Test
    void triesTheFinalEditAgainAfterA500() {
        Interaction asked = slash("again.example");
        discord.edit(asked, "Checking");
        discord.failNext("PATCH", asked.token(), Refusal.SERVER_ERROR);
        bot.check.answer("again.example");
        discord.edit(asked, "`again.example` cannot receive mail.");
        List<Integer> statuses = discord.calls().stream()
                .filter(call -> call.isEditOf(asked) && call.text().contains("cannot receive"))
                .map(Call::status)
                .toList();
        assertEquals(List.of(500, 200), statuses);
    }

    @Test
    void postsToTheChannelWhenTheEditFailsForGood() {
        Interaction asked = slash("twice.example");
        discord.edit(asked, "Checking");
        discord.failNext("PATCH", asked.token(), Refusal.SERVER_ERROR);
        discord.failNext("PATCH", asked.token(), Refusal.SERVER_ERROR);
        bot.check.answer("twice.example");
        awaitPosted("`twice.example` cannot receive mail.");
    }

    @Test
    void postsToTheChannelWhenTheTokenHasExpired() {
        Interaction asked = slash("slow.example");
        discord.edit(asked, "Checking");
        asked.expire();
        bot.check.answer("slow.example");
        awaitPosted("`slow.example` cannot receive mail.");
    }

    @Test
    void postsToTheChannelWhenTheAcknowledgementCameTooLate() {
        discord.failNext("POST", "/callback", Refusal.UNKNOWN_INTERACTION);
        slash("late.example");
        bot.check.answer("late.example");
        awaitPosted("`late.example` cannot receive mail.");
    }

    @Test
    void answersAllTheSameWhenTheAcknowledgementWasLost() {
        discord.failNext("POST", "/callback", Refusal.SERVER_ERROR);
        slash("lost.example");
        bot.check.answer("lost.example");
        awaitPosted("`lost.example` cannot receive mail.");
    }

    @Test
    void keepsAPrivateAnswerPrivateWhateverHappens() {
        Interaction pressed = discord.press(CHANNEL, "mx:details:secret.example");
        discord.edit(pressed, "Checking");
        pressed.expire();
        bot.check.answer("secret.example");
        discord.await(call -> call.isEditOf(pressed) && call.text().contains("cannot receive"));
        settle();
        assertFalse(discord.calls().stream()
                .anyMatch(call -> call.isNewMessage() && call.text().contains("secret")));
    }

    @Test
    void writesNothingWhereItMayNot() {
        Interaction asked = discord.slash(MUTE_CHANNEL, "mxcheck", Map.of("domain", "mute.example"));
        bot.check.answer("mute.example");
        discord.edit(asked, "`mute.example` cannot receive mail.");
        Interaction late = discord.slash(MUTE_CHANNEL, "mxcheck", Map.of("domain", "mute-late.example"));
        discord.edit(late, "Checking");
        late.expire();
        bot.check.answer("mute-late.example");
        discord.await(call -> call.isEditOf(late) && !call.succeeded());
        settle();
        assertFalse(discord.calls().stream()
                .anyMatch(call -> call.isNewMessage() && call.text().contains("mute-late")));
    }

    @Test
    void worksInAServerThatOnlyTheUserIsIn() {
        Interaction asked = discord.slash(FOREIGN_CHANNEL, "mxcheck", Map.of("domain", "foreign.example"));
        assertEquals(
                new Channel("discord", FOREIGN_GUILD, FOREIGN_CHANNEL),
                asked("foreign.example").channel());
        bot.check.answer("foreign.example");
        discord.edit(asked, "`foreign.example` cannot receive mail.");
    }

    @Test
    void saysSoWhenACommandFails() {
        assertTrue(discord.firstAnswer(slash("broken input")).text().contains("I could not finish this"));
        discord.edit(slash("broken start"), "I could not finish this");
        discord.edit(slash("broken work"), "I could not finish this");
    }

    @Test
    void sendsAFileWhenDiscordDoesNotTakeTheAnswer() {
        Interaction asked = slash("refused.example");
        discord.edit(asked, "Checking");
        discord.failNext("PATCH", asked.token(), new Refusal(400, 50035, "Invalid Form Body"));
        bot.check.answer("refused.example", ReplyGallery.named("broken"));
        Call brief = discord.edit(asked, "cannot receive mail");
        assertFalse(brief.text().contains("CRITICAL"));
        String file = new String(brief.files().get("mxbot.txt"), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(file.contains("CRITICAL") && file.contains("smtp.google.com"), file);
    }

    @Test
    void leavesTheFileOutWhereNoneMayBeAttached() {
        Interaction asked = slash("no-files.example");
        discord.edit(asked, "Checking");
        discord.failNext("PATCH", asked.token(), Refusal.MISSING_PERMISSIONS);
        bot.check.answer("no-files.example", ReplyGallery.named("forty-findings"));
        Call second = discord.edit(asked, "mail40.example.com");
        assertEquals(Map.of(), second.files());
    }

    /** F39. */
    @Test
    void fiftyAtOnceAreAllAcknowledgedWhileAllTheirWorkStillRuns() {
        List<Interaction> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            nextTimeSomebodyElse();
            all.add(slash("many" + i + ".example"));
        }
        for (Interaction asked : all) {
            assertTrue(discord.firstAnswer(asked).succeeded());
        }
        for (int i = 0; i < 50; i++) {
            bot.check.answer("many" + i + ".example");
        }
        for (int i = 0; i < 50; i++) {
            discord.edit(all.get(i), "`many" + i + ".example` cannot receive mail.");
        }
    }

    @Test
    void discordTakesEveryReplyOfTheGallery() {
        for (Map.Entry<String, Reply> entry : ReplyGallery.all().entrySet()) {
            String name = "gallery-" + entry.getKey();
            Interaction asked = slash(name);
            discord.edit(asked, "Checking `" + name + "`");
            bot.check.answer(name, entry.getValue());
            Call edit =
                    discord.await(call -> call.isEditOf(asked) && !call.text().contains("Checking `" + name));
            assertTrue(edit.succeeded(), entry.getKey() + ": " + discord.complaints());
            assertEquals("", LiveMarkup.in(edit.text()), entry.getKey());
        }
    }

    private Interaction slash(String domain) {
        return discord.slash(CHANNEL, "mxcheck", Map.of("domain", domain));
    }

    private Invocation asked(String text) {
        Invocation next = bot.check.nextAsked();
        while (!next.text().equals(text)) {
            next = bot.check.nextAsked();
        }
        return next;
    }

    private void awaitPosted(String text) {
        discord.await(
                call -> call.isNewMessage() && call.succeeded() && call.text().contains(text));
    }

    /** What was begun before is done after: a command that comes later is answered. */
    private void settle() {
        discord.edit(slash("ready"), "`ready` receives mail.");
    }
}
