package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mxbot.channel.Channel;
import dev.mxbot.command.Invocation;
import dev.mxbot.command.Prepared;
import dev.mxbot.deploy.cli.Bot;
import dev.mxbot.deploy.cli.DemoWiring;
import dev.mxbot.deploy.cli.Wiring;
import dev.mxbot.deploy.demo.DemoWorld;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The what-if over the demo's DNS, in a terminal and in a chat. */
class PlanCommandTest {
    @SuppressWarnings("NullAway.Init") // set before every test
    private static DemoWorld world;

    @SuppressWarnings("NullAway.Init")
    private static Wiring wiring;

    @BeforeAll
    static void start() {
        world = DemoWorld.start();
        wiring = new DemoWiring(new Assembly(), world);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void aPlanThatCures() {
        Program program = plan("typo.demo", "@ MX 1 smtp.google.com.\n", "--json");
        JsonNode json = program.json().get(0);

        assertEquals(0, program.exit(), program.err() + program.out());
        assertEquals("broken", json.at("/before/verdict").asText());
        assertTrue(!json.at("/after/verdict").asText().equals("broken"), json.toString());
        assertTrue(json.get("gone").findValuesAsText("code").contains("mx.target.nxdomain"));
        assertEquals("typo.demo", json.at("/after/domain").asText());
        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        assertEquals(
                List.of(
                        "domain",
                        "headline",
                        "before",
                        "after",
                        "gone",
                        "new",
                        "changes",
                        "order",
                        "rollback",
                        "warnings"),
                keys);
        assertEquals(
                "typo.demo. 3600 IN MX 1 smtp.google.com.",
                json.at("/changes/add/0").asText());
        assertEquals(json.at("/changes/remove"), json.at("/rollback/add"));
        assertEquals(json.at("/changes/add"), json.at("/rollback/remove"));
    }

    @Test
    void aPlanThatBreaksIsFoundByTheExitStatus() {
        Program program = plan("google.demo", "- @ MX\n");

        assertEquals(1, program.exit());
        assertTrue(
                program.out().startsWith("BROKEN  If you publish this, google.demo will be BROKEN (now: HEALTHY)."),
                program.out());
        assertTrue(program.out().contains("Back out with"), program.out());
        assertEquals(0, plan("google.demo", "- @ MX\n", "--fail-on", "never").exit());
    }

    @Test
    void mistakesAreLinesWithTheirNumber() {
        Program program = plan("google.demo", "@ MX mail\n$INCLUDE other.zone\n");

        assertEquals(2, program.exit());
        assertEquals("", program.out());
        List<String> lines = program.err().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).startsWith("mxbot: line 1: no MX record"), program.err());
        assertTrue(lines.get(1).startsWith("mxbot: line 2: $INCLUDE is not followed"), program.err());
    }

    @Test
    void aFileThatIsNotThereIsOneLine() {
        Program program = Program.run(wiring, "plan", "google.demo", "--zone", "/no/such/zone");

        assertEquals(2, program.exit());
        assertEquals("mxbot: --zone \"/no/such/zone\" cannot be read\n", program.err());
    }

    @Test
    void inAChat() {
        String reply = chat("plan nomx.demo\n```\nnomx.demo. MX 1 smtp.google.com.\n```");

        assertTrue(reply.contains("If you publish this, nomx.demo will be"), reply);
        assertTrue(reply.contains("(now: BROKEN)"), reply);
    }

    @Test
    void withoutRecordsTheAskerAloneIsTold() {
        try (Bot bot = wiring.demo(world)) {
            Prepared prepared = bot.commands().command("mxplan", invocation("nomx.demo"));

            Reply reply = ((Prepared.Asking) prepared).otherwise();
            assertEquals(Reply.Audience.ASKER, reply.audience());
            assertTrue(
                    new PlainText(500).render(reply).contains("Which records do you want to publish for nomx.demo?"));
        }
    }

    private static String chat(String text) {
        try (Bot bot = new Assembly().demo(world)) {
            Prepared prepared = bot.commands().message(invocation(text));
            Reply reply = ((Prepared.Working) prepared)
                    .work()
                    .get()
                    .toCompletableFuture()
                    .join();
            return new PlainText(500).render(reply);
        }
    }

    private static Invocation invocation(String text) {
        return new Invocation(text, new Channel("console", "", "1"), "somebody");
    }

    private static Program plan(String domain, String zone, String... options) {
        List<String> arguments = new ArrayList<>(List.of("plan", domain, "--zone", "-"));
        arguments.addAll(List.of(options));
        return Program.run(wiring, zone, Map.of(), Set.of(), arguments.toArray(String[]::new));
    }
}
