package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mxbot.deploy.demo.ChangingWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RELIABILITY.md F57: a list that a signal ends leaves whole results behind. */
class StoppedListTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set before every test
    private Path folder;

    @Test
    void leavesWholeResultsAndSaysHowFarItCame() throws Exception {
        Path list = Files.writeString(
                folder.resolve("list"),
                IntStream.range(0, 100_000).mapToObj(n -> "n" + n + ".example").collect(Collectors.joining("\n")));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        try (ChangingWorld world = ChangingWorld.start()) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            "dev.mxbot.deploy.Main",
                            "check",
                            "--json",
                            "--file",
                            list.toString(),
                            "--resolver",
                            "127.0.0.1:" + world.resolver().getPort())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try {
                for (int i = 0; i < 600 && (!Files.exists(out) || Files.size(out) < 10_000); i++) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
                process.destroy();

                assertTrue(process.waitFor(20, TimeUnit.SECONDS));
                assertEquals(143, process.exitValue(), Files.readString(err));
                List<String> results = Files.readAllLines(out);
                for (String result : results) {
                    assertTrue(new ObjectMapper().readTree(result).has("domain"), result);
                }
                assertTrue(
                        Files.readString(err)
                                .matches("(?s).*mxbot: stopped after \\d+ domains; what was found.*--resume.*"),
                        Files.readString(err));
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
