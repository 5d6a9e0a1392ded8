package dev.mxbot.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.RealPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of {@code mxbot run} on one PostgreSQL. */
class ReplicasTest {
    /** The lease of a check or a channel is 45 s long. */
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before every test
    private Path folder;

    /** RELIABILITY.md P26, F47, F48. */
    @Test
    void alertOnceWhateverHappensToOneOfThem() throws Exception {
        try (Outside outside = Outside.start(folder, Optional.of(RealPostgres.database()));
                RealBot first = outside.bot("first");
                RealBot second = outside.bot("second")) {
            first.awaitReady(PATIENCE);
            second.awaitReady(PATIENCE);
            outside.awaitBaseline(PATIENCE);

            int together = outside.change();
            assertTrue(outside.awaitAnnounced(together, PATIENCE), first.said() + second.said());

            first.signal("STOP");
            int paused = outside.change();
            assertTrue(outside.awaitAnnounced(paused, PATIENCE), second.said());
            first.signal("CONT");
            TimeUnit.SECONDS.sleep(4);

            first.kill();
            int killed = outside.change();
            assertTrue(outside.awaitAnnounced(killed, PATIENCE), second.said());

            String logs = first.said() + second.said();
            // That the last one is delivered may not be written down yet.
            assertTrue(delivered(logs).size() >= 2, logs);
            assertTrue(concluded(logs).containsAll(delivered(logs)), "one id from the check to the delivery: " + logs);

            for (int step = together; step <= killed; step++) {
                // Who is stopped between the post and writing it down leaves the other no choice but to say it again,
                // marked (P2).
                assertEquals(
                        1,
                        outside.posts(step).stream()
                                .filter(message -> !message.words().contains("(repeat"))
                                .count(),
                        "step " + step);
            }
        }
    }

    private static Set<String> concluded(String logs) {
        return ids(logs, "\\[(\\w+)] check concluded: ");
    }

    private static Set<String> delivered(String logs) {
        return ids(logs, "\\[(\\w+)] delivered to slack: ");
    }

    private static Set<String> ids(String logs, String line) {
        return Pattern.compile(line)
                .matcher(logs)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }
}
