package dev.mxbot.deploy;

import dev.mxbot.testing.RealPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * Kills {@code mxbot run} at random moments of a scripted sequence of changes, and counts what the channel heard (RELIABILITY.md P1, P2,
 * F46): {@code KillBenchmark [sqlite|postgresql] [KILLS] [SEED]}.
 */
final class KillBenchmark {
    private KillBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        String engine = arguments.length > 0 ? arguments[0] : "sqlite";
        int kills = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        Path folder = Files.createTempDirectory("mxbot-kills-");
        Optional<String> url = engine.equals("postgresql") ? Optional.of(RealPostgres.database()) : Optional.empty();
        long start = System.nanoTime();
        try (Outside outside = Outside.start(folder, url)) {
            KillRun.Tally tally = new KillRun(outside, new Random(seed), Duration.ofMinutes(2)).kills(kills);
            System.out.println(engine + ", seed " + seed + ", "
                    + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s: " + tally);
            System.exit(tally.lost() + tally.unmarked() == 0 ? 0 : 1);
        }
    }
}
