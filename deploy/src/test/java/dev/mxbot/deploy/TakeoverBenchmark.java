package dev.mxbot.deploy;

import dev.mxbot.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Two processes of {@code mxbot run} on one PostgreSQL, one of which is killed, or stands still for two minutes, while it checks: how
 * long until the other tells of the change, and how often it is told (RELIABILITY.md F47, F48): {@code TakeoverBenchmark [ROUNDS]}.
 */
final class TakeoverBenchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private TakeoverBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Path folder = Files.createTempDirectory("mxbot-takeover-");
        boolean well = true;
        try (Outside outside = Outside.start(folder, Optional.of(RealPostgres.database()))) {
            for (int round = 1; round <= rounds; round++) {
                well &= killed(outside);
                well &= paused(outside);
            }
        }
        System.exit(well ? 0 : 1);
    }

    private static boolean killed(Outside outside) throws IOException, InterruptedException {
        try (RealBot first = alone(outside)) {
            begin(outside);
            first.kill();
            try (RealBot second = outside.bot("second")) {
                second.awaitReady(PATIENCE);
                return told(outside, "killed");
            }
        }
    }

    private static boolean paused(Outside outside) throws IOException, InterruptedException {
        try (RealBot first = alone(outside)) {
            begin(outside);
            first.signal("STOP");
            try (RealBot second = outside.bot("second")) {
                second.awaitReady(PATIENCE);
                boolean told = told(outside, "standing still");
                TimeUnit.MINUTES.sleep(2);
                first.signal("CONT");
                TimeUnit.SECONDS.sleep(20);
                int times = outside.posts(outside.steps()).size();
                System.out.println("two minutes later, awake again: told " + times + " times");
                return told && times == 1;
            }
        }
    }

    private static RealBot alone(Outside outside) throws IOException, InterruptedException {
        RealBot bot = outside.bot("first");
        bot.awaitReady(PATIENCE);
        outside.awaitBaseline(PATIENCE);
        return bot;
    }

    /** The bot is in the middle of a check, for its DNS is slow; then the change comes. */
    private static void begin(Outside outside) throws IOException, InterruptedException {
        outside.crawl();
        TimeUnit.SECONDS.sleep(8);
        outside.change();
    }

    private static boolean told(Outside outside, String how) throws InterruptedException {
        long start = System.nanoTime();
        boolean heard = outside.awaitAnnounced(outside.steps(), PATIENCE);
        System.out.println(how + ": " + (heard ? "told" : "not told") + " after "
                + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms by the other, "
                + outside.posts(outside.steps()).size() + " times");
        return heard && outside.posts(outside.steps()).size() == 1;
    }
}
