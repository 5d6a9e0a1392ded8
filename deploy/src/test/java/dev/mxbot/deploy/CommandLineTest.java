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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
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
        "google.demo, error, 0",
        "nomx.demo, error, 1",
        "nomx.demo, critical, 1",
        "nomx.demo, never, 0",
        "nospf.demo, error, 0",
        "nospf.demo, warning, 1",
        "nospf.demo, WARNING, 1",
        "silent.demo, error, 1",
        "silent.demo, never, 3"
    })
    void theExitStatusSaysWhatWasJudged(String domain, String failOn, int exit) {
        assertEquals(
                exit,
                Program.run(wiring, "check", domain, "--fail-on", failOn, "--json")
                        .exit());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chek example.com               | mxbot: there is no command "chek"; did you mean check? (see mxbot --help)
            check --jsn example.com        | mxbot: there is no option "--jsn"; did you mean --json? (see mxbot check --help)
            check                          | mxbot: name a domain. Example: mxbot check example.com
            check exmaple                  | mxbot: "exmaple" is no domain: it is one word without a dot. Example: mxbot check example.com
            check a..example.com           | mxbot: "a..example.com" is no domain: a label is empty (two dots in a row). Example: mxbot check example.com
            check --file /no/such/list     | mxbot: --file "/no/such/list" cannot be read
            check --resume r.json a.demo   | mxbot: --resume goes on with a --file. Example: mxbot check --file domains.txt --json --resume results.jsonl >> results.jsonl
            check --file - --resume /none  | mxbot: --resume "/none" cannot be read
            check --resolver 1.2.3 a.demo  | mxbot: --resolver: "1.2.3" is no resolver; write host[:port], for example 192.0.2.53 or [2001:db8::53]:5353
            check --parallel 0 a.demo      | mxbot: --parallel 0: a number between 1 and 10000
            check --expect-mx a..b a.demo  | mxbot: --expect-mx "a..b" is no host name: a label is empty (two dots in a row). Example: --expect-mx mail.example.com
            check --selector a..b a.demo   | mxbot: --selector "a..b" is no DKIM selector: a label is empty (two dots in a row). Example: --selector summer2026
            check --trust-anchors f a.demo | mxbot: --trust-anchors belongs to --validate, which is not given
            check --validate --trust-anchors /no/such/keys a.demo | mxbot: --trust-anchors "/no/such/keys" cannot be read
            findings mx.misng              | mxbot: there is no finding "mx.misng"; did you mean mx.missing? (all: mxbot findings)
            ask                            | mxbot: give a text or a --file. Example: mxbot ask "check example.com"
            """)
    void wrongUsageIsOneLineWithTheNextStep(String line, String err) {
        Program program = Program.run(wiring, line.split(" ", -1));

        assertEquals(2, program.exit());
        assertEquals(err + "\n", program.err());
        assertEquals("", program.out());
    }

    @Test
    void aWrongSettingIsOneLine() {
        Program program =
                Program.run(wiring, "", Map.of("MXBOT_HTTP_PORT", "eighty"), Set.of(), "check", "google.demo");

        assertEquals(2, program.exit());
        assertEquals(1, program.err().lines().count());
        assertTrue(program.err().startsWith("mxbot: MXBOT_HTTP_PORT is \"eighty\""), program.err());
    }

    @Test
    void jsonHasTheKeysThatScriptsRelyOn() {
        Program program = Program.run(wiring, "check", "nomx.demo", "--json");
        JsonNode report = program.json().get(0);

        assertEquals(
                Set.of(
                        "domain",
                        "unicode",
                        "checkedAt",
                        "verdict",
                        "headline",
                        "lanes",
                        "provider",
                        "findings",
                        "evidence",
                        "queries",
                        "elapsedMillis"),
                keys(report));
        assertEquals("nomx.demo", report.get("domain").asText());
        assertEquals("broken", report.get("verdict").asText());
        assertEquals("broken", report.get("lanes").get("receiving").asText());
        assertTrue(report.get("headline").asText().startsWith("nomx.demo cannot receive mail"), report.toString());
        JsonNode finding = report.get("findings").get(0);
        assertEquals(
                Set.of(
                        "code",
                        "severity",
                        "lane",
                        "subject",
                        "title",
                        "impact",
                        "evidence",
                        "fixes",
                        "verify",
                        "references"),
                keys(finding));
        assertEquals("mx.missing", finding.get("code").asText());
        assertEquals(
                Set.of("title", "records", "remove", "steps", "needs", "proven"),
                keys(finding.get("fixes").get(0)));
        JsonNode seen = finding.get("evidence").get(0);
        assertTrue(keys(seen).containsAll(Set.of("question", "answer", "server", "at")), seen.toString());
        assertTrue(report.get("evidence").has("mx"), report.toString());
        assertEquals("", program.err());
    }

    @Test
    void aListGoesOnPastWhatIsNoDomain() throws IOException {
        Path list = Files.writeString(
                folder.resolve("list"),
                "# ours\n\ngoogle.demo\nb\u00fccher.demo  # IDN\nno..domain\nhttps://nullmx.demo/x\n");

        Program program = Program.run(wiring, "check", "--file", list.toString(), "--json");

        assertEquals(
                Set.of("google.demo", "xn--bcher-kva.demo", "no..domain", "nullmx.demo"),
                new HashSet<>(program.json().stream()
                        .map(report -> report.get("domain").asText())
                        .toList()));
        JsonNode invalid = program.json().stream()
                .filter(report -> report.get("domain").asText().equals("no..domain"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "dns.domain.invalid", invalid.get("findings").get(0).get("code").asText());
        assertEquals("mxbot: \"no..domain\" is no domain: a label is empty (two dots in a row)\n", program.err());
        assertEquals(1, program.exit());
    }

    /** RELIABILITY.md F57: the last line was cut by what ended the run. */
    @Test
    void aListThatWasStoppedGoesOn() throws IOException {
        Path list = Files.writeString(
                folder.resolve("list"), "google.demo\nhttps://b\u00fccher.demo/x\nnomx.demo\nnospf.demo\n");
        Path results = Files.writeString(
                folder.resolve("results"),
                "{\"findings\":[],\"domain\":\"xn--bcher-kva.demo\"}\nnone of ours\n{\"domain\":\"google.demo\"}\n"
                        + "{\"domain\":\"nomx.demo\",\"verd");

        Program program =
                Program.run(wiring, "check", "--json", "--file", list.toString(), "--resume", results.toString());

        assertEquals(
                Set.of("nomx.demo", "nospf.demo"),
                new HashSet<>(program.json().stream()
                        .map(report -> report.get("domain").asText())
                        .toList()));
        assertEquals(2, program.json().size());
    }

    @Test
    void readsAListFromStandardInputInOrderIfAskedTo() {
        Program program = Program.run(
                wiring,
                "nomx.demo\ngoogle.demo\nnospf.demo\n",
                Map.of(),
                Set.of(),
                "check",
                "--file",
                "-",
                "--parallel",
                "1",
                "--json");

        assertEquals(
                List.of("nomx.demo", "google.demo", "nospf.demo"),
                program.json().stream()
                        .map(report -> report.get("domain").asText())
                        .toList());
    }

    @Test
    void colourAndProgressAreForTerminals() {
        String[] check = {"check", "google.demo", "nomx.demo"};

        Program piped = Program.run(wiring, check);
        Program terminal = Program.run(wiring, "", Map.of("TERM", "xterm"), Set.of("out", "err"), check);
        Program without = Program.run(wiring, "", Map.of("TERM", "xterm", "NO_COLOR", "1"), Set.of("out"), check);

        assertFalse(piped.out().contains("\033") || piped.err().contains("\033"));
        assertTrue(terminal.out().contains("\033[1;31mBROKEN\033[0m"), terminal.out());
        assertTrue(terminal.err().contains(" of 2 domains"), terminal.err());
        assertFalse(without.out().contains("\033"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "check", "ask", "console", "findings", "db", "lint", "completion"})
    void everyCommandHasHelpAndAWordInTheOverview(String command) {
        Program help = Program.run(wiring, command, "--help");

        assertEquals(0, help.exit());
        assertTrue(help.out().contains("Usage: mxbot " + command), help.out());
        assertTrue(Program.run(wiring, "--help").out().contains("  " + command + " "));
    }

    @Test
    void saysItsVersion() {
        Program program = Program.run(wiring, "--version");

        assertEquals(0, program.exit());
        assertTrue(program.out().startsWith("mxbot "), program.out());
    }

    @Test
    void completionNamesTheCommands() {
        assertTrue(Program.run(wiring, "completion").out().contains("findings"));
    }

    @Test
    void theCatalogueListsEveryCodeAndExplainsOne() {
        Program all = Program.run(wiring, "findings");
        Program one = Program.run(wiring, "findings", "mx.missing");

        assertEquals(0, all.exit());
        assertTrue(all.out().lines().anyMatch(line -> line.startsWith("mx.missing ")));
        assertTrue(one.out().startsWith("# mx.missing"), one.out());
        assertTrue(Program.run(wiring, "findings", "--json").json().stream()
                .allMatch(card -> card.get("page")
                        .asText()
                        .startsWith("# " + card.get("code").asText())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spf  | v=spf1 -all              | error   | 0
            spf  | v=spf1 ip4:192.0.2.256   | error   | 1
            spf  | v=spf1 ip4:192.0.2.256   | never   | 0
            spf  | v=spf1 ?all              | error   | 0
            spf  | v=spf1 ?all              | warning | 1
            SPF  | v=spf1 +all              | critical| 1
            """)
    void lintsExitStatusSaysWhatWasFound(String kind, String text, String failOn, int exit) {
        assertEquals(
                exit,
                Program.run(wiring, "lint", kind, text, "--fail-on", failOn).exit());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lint              | mxbot: name a kind of record: dkim, dmarc, mta-sts, mta-sts-policy, spf, tls-rpt. Example: mxbot lint spf "v=spf1 mx -all"
            lint spf          | mxbot: give a text or a --file. Example: mxbot lint spf "v=spf1 mx -all"
            lint dmrac x      | mxbot: there is no kind of record "dmrac"; did you mean dmarc? (all: dkim, dmarc, mta-sts, mta-sts-policy, spf, tls-rpt). Example: mxbot lint spf "v=spf1 mx -all"
            lint spf x --domain .. | mxbot: --domain ".." is no domain: a label is empty (two dots in a row). Example: --domain example.com
            lint spf --file /nowhere | mxbot: --file "/nowhere" cannot be read
            lint spf -        | mxbot: the text is empty. Example: mxbot lint spf "v=spf1 include:_spf.example.net -all"
            """)
    void wrongUsageOfLintIsOneLine(String arguments, String line) {
        Program lint = Program.run(wiring, arguments.split(" +"));

        assertEquals(2, lint.exit());
        assertEquals(line, lint.err().strip());
        assertEquals("", lint.out());
    }

    @Test
    void lintReadsStandardInputAndMarksTheFault() {
        Program lint = Program.run(wiring, "v=spf1 incude:a.example -all\n", Map.of(), Set.of(), "lint", "spf", "-");

        assertEquals(1, lint.exit());
        assertTrue(lint.out().startsWith("not valid as an SPF record; 1 error."), lint.out());
        assertTrue(lint.out().contains("At character 8:"), lint.out());
        assertTrue(lint.out().contains("add     your-domain.example. 3600 IN TXT \"v=spf1 include:a.example -all\""));
    }

    @Test
    void lintJudgesABatchInItsOrder() {
        Program lint = Program.run(wiring, """
                {"id": "a", "text": "v=DMARC1; p=reject; rua=mailto:d@example.org"}

                {"id": "b", "text": "v=DMARC1; p=refuse"}
                """, Map.of(), Set.of(), "lint", "dmarc", "--file", "-");

        List<JsonNode> lines = lint.json();
        assertEquals(1, lint.exit());
        assertEquals("a", lines.get(0).get("id").asText());
        assertTrue(lines.get(0).get("valid").asBoolean());
        assertEquals("reject", lines.get(0).at("/record/tags/p").asText());
        assertEquals(0, lines.get(0).get("findings").size());
        assertFalse(lines.get(1).get("valid").asBoolean());
        assertEquals("dmarc.syntax", lines.get(1).at("/findings/0/code").asText());
        assertEquals(13, lines.get(1).at("/findings/0/position").asInt());
    }

    @Test
    void aLineOfABatchThatIsNoJsonIsSaid() {
        Program lint = Program.run(wiring, "v=spf1 -all\n", Map.of(), Set.of(), "lint", "spf", "--file", "-");

        assertEquals(2, lint.exit());
        assertTrue(lint.err().startsWith("mxbot: line 1: that is no JSON object of \"id\", \"text\""), lint.err());
        assertTrue(lint.json().get(0).has("error"), lint.out());
    }

    @Test
    void askTellsWhatWasUnderstood() {
        JsonNode answer = Program.run(wiring, "ask", "can nomx.demo receive mail?", "--no-check", "--json")
                .json()
                .get(0);

        assertEquals(Set.of("id", "intent", "domain", "domains", "ip", "email"), keys(answer));
        assertEquals("check", answer.get("intent").asText());
        assertEquals("nomx.demo", answer.get("domain").asText());
        assertTrue(answer.get("id").isNull());
    }

    @Test
    void askAnswersABatchInItsOrder() {
        Program program = Program.run(wiring, """
                {"id": "first", "text": "check nomx.demo", "more": {"ignored": true}}
                nonsense
                {"id": 2, "text": "help"}
                """, Map.of(), Set.of(), "ask", "--file", "-");

        assertEquals(
                List.of("first", "null", "2"),
                program.json().stream().map(answer -> answer.get("id").asText()).toList());
        assertTrue(program.json().get(0).get("reply").asText().startsWith("BROKEN  nomx.demo cannot receive mail"));
        assertEquals("help", program.json().get(2).get("intent").asText());
        assertEquals("mxbot: line 2: that is no JSON object of \"id\", \"text\"\n", program.err());
        assertEquals(2, program.exit());
    }

    @Test
    void theDemoWorksThroughItsInputAndEnds() {
        Program program = Program.run(
                wiring, "help\n/mxcheck nomx.demo\n1\nexmaple\n<!channel> \033[31m\n", Map.of(), Set.of(), "demo");

        assertEquals(0, program.exit());
        assertTrue(program.out().contains("google.demo       Healthy at Google Workspace"));
        assertTrue(program.out().contains("BROKEN  nomx.demo cannot receive mail"), program.out());
        assertTrue(program.out().contains("[1] Re-check"), program.out());
        assertTrue(program.out().contains("Try /mxcheck example.com"), program.out());
        assertFalse(program.out().contains("\033"));
    }

    @Test
    void theDemoHasNoWindowsAndSaysWhatToType() {
        Program program = Program.run(
                wiring,
                "/mxplan\n/mxplan nomx.demo\n/mxplan nomx.demo nomx.demo. 3600 IN MX 1 smtp.google.com.\n",
                Map.of("COLUMNS", "200"),
                Set.of(),
                "demo");

        assertEquals(0, program.exit());
        assertTrue(program.out().contains("Try /mxplan example.com example.com. 3600 IN MX 10 mail.example.com."));
        assertTrue(program.out().contains("Which records do you want to publish for nomx.demo?"), program.out());
        assertTrue(program.out().contains("If you publish this, nomx.demo will be"), program.out());
    }

    @Test
    void theDemoShowsTheMailFlowInWordsAndByNumber() {
        Program program = Program.run(
                wiring,
                "flow typo.demo\n/mxcheck typo.demo\n3\n",
                Map.of("LANG", "C.UTF-8", "COLUMNS", "120"),
                Set.of(),
                "demo");

        String[] answers = program.out().split("\n> ", -1);
        for (String answer : new String[] {answers[1], answers[3]}) {
            assertTrue(answer.contains("Mail flow of typo.demo: "), answer);
            assertTrue(answer.contains("├─ CRITICAL  MX 10 mial.typo.demo: the name does not exist"), answer);
            assertFalse(answer.contains("[picture"), answer);
        }
        assertTrue(answers[2].contains("[3] Mail flow"), answers[2]);
    }

    @Test
    void treesAreShownWhereTheyAreAskedFor() {
        String flow = Program.run(wiring, "check", "google.demo", "--flow").out();
        String details = Program.run(
                        wiring, "", Map.of("LC_ALL", "de_DE.utf8"), Set.of(), "check", "google.demo", "--details")
                .out();
        String brief = Program.run(wiring, "check", "google.demo").out();

        // No locale names UTF-8, so there is nobody who could read the lines.
        assertTrue(flow.contains("\nMail flow\ngoogle.demo\n|- MX 1 "), flow);
        assertTrue(details.contains("\nMail flow\ngoogle.demo\n├─ MX 1 "), details);
        assertFalse(brief.contains("Mail flow"), brief);
    }

    @Test
    void runWithoutATokenSaysWhereToGetOne() {
        Program program = Program.run(wiring, "run");

        assertEquals(2, program.exit());
        assertTrue(program.err().contains("deploy/slack/manifest.yaml"), program.err());
        assertTrue(program.err().contains("deploy/discord/"), program.err());
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new HashSet<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
