package dev.mxbot.discord;

import static dev.mxbot.discord.testing.World.CHANNEL;
import static dev.mxbot.discord.testing.World.DIRECT;
import static dev.mxbot.discord.testing.World.FOREIGN_CHANNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mxbot.discord.testing.Call;
import dev.mxbot.discord.testing.Interaction;
import dev.mxbot.discord.testing.LoopbackDiscord;
import dev.mxbot.testing.Plans;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that wants more than a line is answered by a modal, and the modal by the plan. One bot for all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialogTest {
    private static final int MESSAGE = 4;
    private static final int THINKING = 5;
    private static final int MODAL = 9;
    private static final int EPHEMERAL = 64;
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private static final String RECORDS = "example.com. 300 IN MX 10 mx.example.net.\nexample.com. TXT \"v=spf1 -all\"";

    private LogLines log;
    private LoopbackDiscord discord;
    private Bot bot;

    @BeforeAll
    void connect() {
        log = LogLines.from(Level.WARN); // failures that are part of a test are not for the screen
        discord = new LoopbackDiscord(Bot.TOKEN).open();
        bot = new Bot(discord, Plans.command()).start();
        discord.awaitReady();
    }

    @AfterAll
    void disconnect() {
        bot.close();
        discord.close();
        log.close();
    }

    @AfterEach
    void everyRequestWasInOrder() {
        assertEquals(List.of(), discord.complaints());
    }

    @ParameterizedTest
    @ValueSource(strings = {CHANNEL, DIRECT, FOREIGN_CHANNEL})
    void answersAModalWhereItsCommandWasTyped(String channel) {
        Interaction asked = discord.slash(channel, "mxplan", Map.of());
        Call first = discord.firstAnswer(asked);
        assertEquals(MODAL, first.body().path("type").asInt());
        assertEquals("Plan records", asked.modal().path("title").asText());
        assertEquals("", value(asked, 0));

        Interaction sent = discord.submit(asked, Map.of("domain", "example.com", "records", RECORDS));

        Call thinking = discord.firstAnswer(sent);
        assertEquals(THINKING, thinking.body().path("type").asInt());
        assertEquals(0, thinking.body().path("data").path("flags").asInt() & EPHEMERAL, "everybody may see it");
        Call plan = discord.edit(sent, "If you publish this, `example.com` will be");
        assertTrue(plan.text().contains("mx.example.net"), plan.text());
    }

    @Test
    void prefillsTheDomain() {
        Interaction asked = discord.slash(CHANNEL, "mxplan", Map.of("domain", "BÜCHER.example"));
        discord.firstAnswer(asked);

        assertEquals("bücher.example", value(asked, 0));
        assertEquals(2, input(asked, 1).path("style").asInt(), "several lines");
    }

    @Test
    void asksForNothingWhereBothAreThere() {
        Map<String, String> filledIn = new LinkedHashMap<>();
        filledIn.put("records", "other.example. IN MX 10 mx.example.net.");
        filledIn.put("domain", "example.com");
        Interaction asked = discord.slash(CHANNEL, "mxplan", filledIn);

        assertEquals(THINKING, discord.firstAnswer(asked).body().path("type").asInt());
        discord.edit(asked, "If you publish this, `example.com` will be");
    }

    @Test
    void handsFaultyRecordsBackPrivately() {
        Interaction asked = discord.slash(CHANNEL, "mxplan", Map.of("domain", "example.com"));
        discord.firstAnswer(asked);

        Call only = discord.firstAnswer(discord.submit(
                asked, Map.of("records", "example.com. MX 10 mx.example.net.\nexample.com. MX ten @everyone")));

        assertEquals(MESSAGE, only.body().path("type").asInt());
        assertTrue((only.body().path("data").path("flags").asInt() & EPHEMERAL) != 0);
        assertTrue(only.text().contains("I cannot read these records."), only.text());
        assertTrue(only.text().contains("line 2:"), only.text());
        assertTrue(only.text().contains("```\nexample.com. MX 10 mx.example.net.\nexample.com. MX ten @"), only.text());
        assertEquals("", LiveMarkup.in(only.text()));
    }

    @Test
    void saysWhatIsNoDomain() {
        Interaction asked = discord.slash(CHANNEL, "mxplan", Map.of());
        discord.firstAnswer(asked);

        Call only = discord.firstAnswer(discord.submit(asked, Map.of("domain", "exmaple", "records", RECORDS)));

        assertTrue((only.body().path("data").path("flags").asInt() & EPHEMERAL) != 0);
        assertTrue(only.text().contains("is no domain I can check. Enter one like example.com."), only.text());
    }

    @Test
    void survivesAModalThatComesTooLate() {
        Interaction late = discord.slash(CHANNEL, "mxplan", Map.of());
        late.expire();
        discord.firstAnswer(late);

        Interaction next = discord.slash(CHANNEL, "mxplan", Map.of());
        assertTrue(discord.firstAnswer(next).succeeded());
    }

    @Test
    void acknowledgesAtOnce() {
        Interaction asked = discord.slash(CHANNEL, "mxplan", Map.of());
        discord.firstAnswer(asked);
        // The first of each kind loads classes.
        discord.firstAnswer(discord.submit(asked, Map.of("domain", "example.com", "records", RECORDS)));

        Interaction again = discord.slash(CHANNEL, "mxplan", Map.of());
        assertTrue(after(again).compareTo(AT_ONCE) < 0);
        Interaction sent = discord.submit(again, Map.of("domain", "example.com", "records", "x".repeat(4000)));
        assertTrue(after(sent).compareTo(AT_ONCE) < 0);
    }

    @Test
    void bothOptionsMayBeLeftOut() {
        for (JsonNode command : discord.commands().body()) {
            if (command.path("name").asText().equals("mxplan")) {
                command.path("options")
                        .forEach(option -> assertFalse(option.path("required").asBoolean(), option.toString()));
                assertEquals(
                        "domain", command.path("options").get(0).path("name").asText());
            }
        }
    }

    private Duration after(Interaction interaction) {
        return Duration.ofNanos(discord.firstAnswer(interaction).atNanos() - interaction.sentNanos());
    }

    private static JsonNode input(Interaction asked, int index) {
        return asked.modal().path("components").path(index).path("component");
    }

    private static String value(Interaction asked, int index) {
        return input(asked, index).path("value").asText("");
    }
}
