package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mxbot.deploy.cli.DemoWiring;
import dev.mxbot.deploy.cli.Wiring;
import dev.mxbot.deploy.demo.DemoWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mxbot spf}, one request and many. */
class SpfCommandLineTest {
    @SuppressWarnings("NullAway.Init") // set before every test
    private static DemoWorld world;

    @SuppressWarnings("NullAway.Init")
    private static Wiring wiring;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        world = DemoWorld.start();
        wiring = new DemoWiring(new Assembly(), world);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "google.demo, 74.125.1.1, error, pass, 0",
        "google.demo, 203.0.113.9, error, fail, 1",
        "google.demo, 203.0.113.9, critical, fail, 0",
        "nospf.demo, 203.0.113.9, warning, none, 1",
        "nospf.demo, 203.0.113.9, never, none, 0",
        "servfail.demo, 203.0.113.9, error, temperror, 3",
        "a..demo, 203.0.113.9, error, none, 1"
    })
    void theExitStatusSaysWhetherItPasses(String domain, String ip, String failOn, String result, int exit) {
        Program program = Program.run(wiring, "spf", domain, "--ip", ip, "--json", "--fail-on", failOn);

        assertEquals(result, program.json().get(0).get("result").asText());
        assertEquals(exit, program.exit());
        assertEquals("", program.err());
    }

    @Test
    void jsonHasTheKeysThatScriptsRelyOn() {
        JsonNode json = Program.run(
                        wiring,
                        "spf",
                        "user@google.demo",
                        "--ip",
                        "203.0.113.9",
                        "--helo",
                        "mail.x.demo",
                        "--json",
                        "--fresh")
                .json()
                .get(0);

        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        assertEquals(
                List.of(
                        "id",
                        "domain",
                        "ip",
                        "result",
                        "matched",
                        "explanation",
                        "lookups",
                        "voidLookups",
                        "trace",
                        "reason",
                        "totalLookups",
                        "findings"),
                keys);
        assertTrue(json.get("id").isNull());
        assertEquals("google.demo", json.get("domain").asText());
        assertEquals("-all", json.get("matched").asText());
        assertEquals(1, json.get("lookups").asInt());
        JsonNode step = json.get("trace").get(0);
        assertEquals("include:_spf.google.com", step.get("term").asText());
        assertEquals("no match", step.get("result").asText());
        JsonNode fix = json.get("findings").get(0).get("fixes").get(0);
        assertTrue(fix.get("proven").asBoolean(), json.toString());
        assertEquals(
                "google.demo. 3600 IN TXT \"v=spf1 ip4:203.0.113.9 include:_spf.google.com -all\"",
                fix.get("records").get(0).asText());
    }

    @Test
    void textIsTheAnswerTheFixAndTheWay() {
        String out =
                Program.run(wiring, "spf", "google.demo", "--ip", "203.0.113.9").out();

        assertTrue(out.startsWith("FAIL  203.0.113.9 fails SPF for google.demo: no term matches before -all.\n"), out);
        assertTrue(out.contains("Fix, proven: Authorise 203.0.113.9."), out);
        assertTrue(out.contains("1 include:_spf.google.com: no match"), out);
        assertTrue(out.contains("1 of 10 lookups"), out);
    }

    @Test
    void aBatchIsAnsweredInOrderPastBadLines() throws IOException {
        Path requests = Files.writeString(folder.resolve("requests"), """
                {"id": "1", "domain": "google.demo", "ip": "74.125.1.1", "mailFrom": "a@google.demo", "helo": "x"}

                this is no JSON
                {"id": 3, "domain": "google.demo", "ip": "999.1.1.1"}
                {"id": "4", "ip": "203.0.113.9", "mailFrom": "a@google.demo"}
                {"id": "5", "ip": "203.0.113.9", "mailFrom": "", "helo": "nospf.demo"}
                {"id": "6", "ip": "203.0.113.9"}
                {"id": "7", "domain": ["google.demo"], "ip": "203.0.113.9"}
                {"id": "8", "domain": "b\u00fccher.demo", "ip": "::ffff:203.0.113.9", "mailFrom": null, "more": {"x": [1]}}
                """);

        Program program = Program.run(wiring, "spf", "--file", requests.toString());

        assertEquals(
                List.of("1 pass", "null error", "3 error", "4 fail", "5 none", "6 error", "7 error", "8 fail"),
                program.json().stream()
                        .map(line -> line.get("id").asText() + " "
                                + (line.has("error")
                                        ? "error"
                                        : line.get("result").asText()))
                        .toList());
        assertEquals("::ffff:203.0.113.9", program.json().get(7).get("ip").asText());
        assertFalse(program.json().get(0).has("findings"));
        assertEquals(4, program.err().lines().count());
        assertTrue(program.err().contains("mxbot: line 4: \"999.1.1.1\" is no IP address\n"), program.err());
        assertEquals(1, program.exit());
    }

    @Test
    void whatIsOddInABatchIsSaidLineByLine() {
        String lines = """
                {"id": "cut", "domain": "google.demo"
                {"id": "more", "domain": "google.demo", "ip": "74.125.1.1"} {"id": "second"}
                {"domain": 5, "ip": "74.125.1.1", "id": "late"}
                {"id": "zone", "domain": "google.demo", "ip": "fe80::7%1"}
                {"id": null, "domain": "google.demo", "ip": null}
                {"id": "padded", "domain": " google.demo ", "ip": " 74.125.1.1 "}
                {"id": "from", "domain": "", "ip": "74.125.1.1", "mailFrom": "ann@google.demo"}
                {"id": "empty", "domain": "", "ip": "74.125.1.1"}
                """;

        Program program = Program.run(wiring, "\uFEFF" + lines, Map.of(), Set.of(), "spf", "--file", "-");

        assertEquals(
                List.of(
                        "cut: that is no JSON object of \"id\", \"domain\", \"ip\", \"mailFrom\", \"helo\"",
                        "more: that is no JSON object of \"id\", \"domain\", \"ip\", \"mailFrom\", \"helo\"",
                        "late: \"domain\" is no text",
                        "zone: \"fe80::7%1\" is no IP address",
                        "null: the request has no \"ip\"",
                        "padded: pass",
                        "from: pass",
                        "empty: none"),
                program.json().stream()
                        .map(line -> line.get("id").asText() + ": "
                                + line.path("error").asText()
                                + line.path("result").asText())
                        .toList());
    }

    @Test
    void aBatchOfBadLinesAloneIsUnreadable() {
        Program program = Program.run(wiring, "{\n", Map.of(), Set.of(), "spf", "--file", "-");

        assertEquals(2, program.exit());
        assertEquals(1, program.json().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spf                              | mxbot: name a domain. Example: mxbot spf example.com --ip 192.0.2.1
            spf a.demo                       | mxbot: name the --ip of the server that sends. Example: mxbot spf example.com --ip 192.0.2.1
            spf a.demo --ip 1.2.3            | mxbot: --ip "1.2.3" is no IP address. Example: mxbot spf example.com --ip 192.0.2.1
            spf a.demo --ip fe80::1%lo       | mxbot: --ip "fe80::1%lo" is no IP address. Example: mxbot spf example.com --ip 192.0.2.1
            spf a.demo --file x              | mxbot: name a domain with its --ip or a --file, not both
            spf --file /no/such/list         | mxbot: --file "/no/such/list" cannot be read
            """)
    void wrongUsageIsOneLineWithTheNextStep(String line, String err) {
        Program program = Program.run(wiring, line.split(" ", -1));

        assertEquals(2, program.exit());
        assertEquals(err + "\n", program.err());
        assertEquals("", program.out());
    }
}
