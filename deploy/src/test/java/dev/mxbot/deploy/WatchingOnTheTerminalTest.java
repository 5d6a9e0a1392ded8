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
