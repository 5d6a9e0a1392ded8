package dev.mxbot.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Reply.Audience;
import dev.mxbot.testing.Plans;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not fit into a line is asked for in a window, and what is entered there is answered as if it had been typed. */
class DialogTest {
    private static final Channel CHANNEL = new Channel("slack", "T1", "C1");

    private final Commands commands = new Commands(Set.of(Plans.command()));

    @Test
    void asksForBothWhenNothingIsTyped() {
        Prepared.Asking asking = assertInstanceOf(Prepared.Asking.class, typed(""));

        assertEquals("mxplan", asking.dialog().command());
        assertEquals(
                List.of("domain=", "records="),
                asking.dialog().fields().stream()
                        .map(field -> field.name() + "=" + field.value())
                        .toList());
        assertEquals(Audience.ASKER, asking.otherwise().audience());
        assertTrue(text(asking.otherwise()).contains("Try /mxplan example.com example.com. 3600 IN MX 10"));
    }

    @Test
    void asksForTheRecordsOfADomain() {
        Prepared.Asking asking = assertInstanceOf(Prepared.Asking.class, typed("  BÜCHER.example. "));

        assertEquals("bücher.example", asking.dialog().fields().get(0).value());
        assertTrue(text(asking.otherwise()).startsWith("Which records do you want to publish for bücher.example?"));
    }

    @Test
    void staysWithALineWhenWhatWasTypedIsNoDomain() {
        Reply reply =
                assertInstanceOf(Prepared.Answered.class, typed("exmaple")).reply();

        assertEquals(Audience.ASKER, reply.audience());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan example.com", "plan"})
    void opensNoWindowForAMessage(String text) {
        Prepared prepared = commands.message(new Invocation(text, CHANNEL, "U1"));

        assertEquals(
                Audience.ASKER,
                assertInstanceOf(Prepared.Answered.class, prepared).reply().audience());
    }

    @Test
    void plansWhatWasEntered() {
        Prepared.Working working = assertInstanceOf(
                Prepared.Working.class,
                submitted(
                        " Example.com ",
                        "example.com. 300 IN MX 5 mx.example.net.\nexample.com. TXT \"v=spf1 -all\"\n"));

        assertEquals(
                "Rehearsing these records for example.com …",
                PlainText.line(working.meanwhile().headline()));
        assertEquals(Audience.CHANNEL, working.meanwhile().audience());
        Reply reply = working.work().get().toCompletableFuture().join();
        assertEquals(Audience.CHANNEL, reply.audience());
        assertTrue(text(reply).contains("If you publish this, example.com will be"), text(reply));
        assertTrue(text(reply).contains("mx.example.net"), text(reply));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\nexample.com. MX 10 mx.example.net.\n```",
                "example.com. MX 10 mx.example.net. example.com. TXT \"two in a line\""
            })
    void takesRecordsAsTheyArePasted(String records) {
        assertInstanceOf(Prepared.Working.class, submitted("example.com", records));
    }

    @Test
    void namesTheLineOfAMistake() {
        Prepared.Mistaken mistaken = assertInstanceOf(
                Prepared.Mistaken.class,
                submitted("example.com", "example.com. MX 10 mx.example.net.\nexample.com. MX ten mx.example.net."));

        assertEquals("records", mistaken.field());
        assertEquals(Audience.ASKER, mistaken.reply().audience());
        assertTrue(text(mistaken.reply()).contains("line 2:"), text(mistaken.reply()));
    }

    /** Options may be left out: then the records alone say whose they are. */
    @Test
    void recordsAloneNameTheirDomain() {
        Prepared.Working working =
                assertInstanceOf(Prepared.Working.class, typed("example.com. 300 IN MX 5 mx.example.net."));

        String plan = text(working.work().get().toCompletableFuture().join());
        assertTrue(plan.contains("add     example.com. 300 IN MX 5 mx.example.net."), plan);
    }

    @Test
    void namesWhatIsNoDomain() {
        Prepared.Mistaken mistaken =
                assertInstanceOf(Prepared.Mistaken.class, submitted("exmaple", "example.com. MX 10 mx.example.net."));

        assertEquals("domain", mistaken.field());
        assertTrue(text(mistaken.reply()).contains("\"exmaple\" is no domain I can check"), text(mistaken.reply()));
    }

    @Test
    void missingFieldsAreMistakes() {
        Prepared.Mistaken nothing = assertInstanceOf(
                Prepared.Mistaken.class, commands.submitted("mxplan", Map.of(), new Invocation("", CHANNEL, "U1")));
        assertEquals(
                "Which domain? Enter one like example.com.",
                text(nothing.reply()).strip());
        assertEquals(
                "records",
                assertInstanceOf(Prepared.Mistaken.class, submitted("example.com", "\n"))
                        .field());
    }

    @Test
    void dialogsOfNoCommandAreRefused() {
        Prepared prepared = commands.submitted("mxplot", Map.of(), new Invocation("", CHANNEL, "U1"));

        assertEquals(
                "I no longer know the command /mxplot. Try /mxhelp.",
                text(assertInstanceOf(Prepared.Answered.class, prepared).reply())
                        .strip());
    }

    @Test
    void fitsTheNarrowestPlatform() {
        Dialog.Field field = new Dialog.Field("records", "Records", "Hint", "Example", "", true);
        assertThrows(IllegalArgumentException.class, () -> dialog("x".repeat(25), field));
        assertThrows(IllegalArgumentException.class, () -> dialog("Twice", field, field));
        assertThrows(IllegalArgumentException.class, () -> dialog("Nothing"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Dialog.Field("records", "x".repeat(46), "Hint", "Example", "", true));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Dialog.Field("records", "Records", "Hint", "x".repeat(101), "", true));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Dialog.Field("records", "Records", "Hint", "Example", "x".repeat(3001), true));
    }

    private static Dialog dialog(String title, Dialog.Field... fields) {
        return new Dialog("mxplan", title, "Rehearse", List.of(fields));
    }

    private Prepared typed(String text) {
        return commands.command("mxplan", new Invocation(text, CHANNEL, "U1"));
    }

    private Prepared submitted(String domain, String records) {
        return commands.submitted(
                "mxplan", Map.of("domain", domain, "records", records), new Invocation("", CHANNEL, "U1"));
    }

    private static String text(Reply reply) {
        return new PlainText(Integer.MAX_VALUE).render(reply);
    }
}
