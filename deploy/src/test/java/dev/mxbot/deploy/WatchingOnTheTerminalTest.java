package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.deploy.demo.DemoWorld;
import dev.mxbot.store.Patience;
import dev.mxbot.store.Store;
import dev.mxbot.store.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches in {@code mxbot demo} and {@code mxbot console}. */
class WatchingOnTheTerminalTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set before every test
    private Path folder;

    @Test
    void theDemoShowsAnAlertAndItsEnd() throws IOException {
        long before = demoFolders();

        Program demo = demo("""
                /mxwatch add google.demo
                break google.demo
                wait
                mend google.demo
                wait
                """);

        String afterBreak = demo.out().substring(demo.out().indexOf("> wait"));
        int mended = afterBreak.indexOf("> mend");
        assertEquals(0, demo.exit(), demo.err());
        assertTrue(afterBreak.substring(0, mended).contains("google.demo cannot receive mail"), demo.out());
        assertTrue(afterBreak.substring(0, mended).contains("[1] Acknowledge"), demo.out());
        assertTrue(afterBreak.substring(mended).contains("HEALTHY  again"), demo.out());
        assertEquals("", demo.err());
        assertEquals(before, demoFolders());
    }

    @Test
    void theDemoIsTheWholeBotFromTheFirstLine() {
        Program demo = demo(
                "help\ncheck google.demo\nwatch google.demo\nwhat changed on google.demo?\n/mxhistory google.demo 1\n");

        List<String> answers = List.of(demo.out().split("(?m)^> "));
        assertTrue(answers.get(1).contains("/mxwatch add example.com"), demo.out());
        assertTrue(answers.get(2).contains("] Watch google.demo"), demo.out());
        assertTrue(answers.get(3).contains("google.demo is watched from now on"), demo.out());
        assertTrue(answers.get(4).contains("No change of the mail records of google.demo is recorded."), demo.out());
        assertTrue(answers.get(5).contains("No change of the mail records of google.demo is recorded."), demo.out());
    }

    @Test
    void waitsForWhatComesOfTheLastChange() {
        Program demo = demo("""
                /mxwatch add google.demo
                /mxwatch add selfhosted.demo
                break google.demo
                wait
                break selfhosted.demo
                wait
                1
                99
                mend google.demo
                wait
                """);

        String mended = demo.out().substring(demo.out().lastIndexOf("> mend"));
        assertTrue(demo.out().contains("There is no button 99 to press now."), demo.out());
        assertTrue(mended.contains("HEALTHY  again"), demo.out());
    }

    @Test
    void theDemoSaysWhatItCannotBreak() {
        Program demo = demo("break example.com\n");

        assertTrue(demo.out().contains("The demo has no domain example.com with records."), demo.out());
    }

    @Test
    void theConsoleChecksThoughAnotherHasTheStore() throws Exception {
        try (Store taken = Store.open(StoreConfig.in(folder), Clock.systemUTC(), Patience.none());
                DemoWorld world = DemoWorld.start()) {
            assertTrue(taken.trouble().isEmpty());
            Program console = console(world, "check typo.demo\n/mxwatch add typo.demo\ncheck nomx.demo\n");

            List<String> answers = List.of(console.out().split("(?m)^> "));
            assertTrue(answers.get(1).contains("typo.demo cannot receive mail"), console.out());
            assertTrue(answers.get(2).contains("Nothing can be watched from here: the data folder"), console.out());
            assertTrue(
                    answers.get(2)
                            .contains("(process " + ProcessHandle.current().pid() + ")"),
                    console.out());
            assertTrue(answers.get(3).contains("nomx.demo cannot receive mail"), console.out());
        }
    }

    @Test
    void theConsoleMakesNoStoreForChecksAlone() throws Exception {
        try (DemoWorld world = DemoWorld.start()) {
            console(world, "check typo.demo\n");

            assertFalse(Files.exists(folder.resolve("mxbot.db")));
        }
    }

    @Test
    void theConsoleKeepsItsWatches() throws Exception {
        try (DemoWorld world = DemoWorld.start()) {
            console(world, "/mxwatch add google.demo\n");
            Program later = console(world, "/mxwatch list\n");

            assertTrue(later.out().contains("google.demo"), later.out());
            assertTrue(later.out().contains("watches 1 domain"), later.out());
        }
    }

    private static Program demo(String lines) {
        return Program.run(new Assembly(), lines, Map.of(), Set.of(), "demo");
    }

    /** Over the demo's DNS, with a store of the settings. */
    private Program console(DemoWorld world, String lines) {
        return Program.run(
                new Assembly(),
                lines,
                Map.of(
                        "MXBOT_DATA_DIR",
                        folder.toString(),
                        "MXBOT_RESOLVERS",
                        "127.0.0.1:" + world.resolver().getPort(),
                        "MXBOT_SMTP_PROBE",
                        "off",
                        "MXBOT_RDAP",
                        "off"),
                Set.of(),
                "console");
    }

    private static long demoFolders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("mxbot-demo-"))
                    .count();
        }
    }
}
