package dev.mxbot.slack;

import dev.mxbot.slack.Bot.Mode;
import dev.mxbot.slack.testing.Ack;
import dev.mxbot.slack.testing.FakeCheck;
import dev.mxbot.slack.testing.LoopbackSlack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * How long Slack waits for the acknowledgement of a command when fifty come at once: p50, p99 and the worst, in both modes. The work
 * behind the commands never ends while it measures, so what is measured is the way in.
 *
 * <p>Run by hand, from the class path of this module's tests: {@code java -cp … dev.mxbot.slack.SlackAckBenchmark}. The first round, with
 * everything still to be loaded, is told apart.
 */
final class SlackAckBenchmark {
    private static final int AT_ONCE = 50;
    private static final int ROUNDS = 20;

    private SlackAckBenchmark() {}

    public static void main(String[] args) throws Exception {
        for (Mode mode : Mode.values()) {
            print(mode + " cold", round(mode));
            List<Duration> waits = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                waits.addAll(round(mode));
            }
            print(mode + " warm", waits);
        }
    }

    private static void print(String what, List<Duration> waits) {
        waits.sort(null);
        System.out.printf(
                "%s: %d commands, %d at once: p50 %.1f ms, p99 %.1f ms, worst %.1f ms%n",
                what,
                waits.size(),
                AT_ONCE,
                millis(waits.get(waits.size() / 2)),
                millis(waits.get(waits.size() * 99 / 100)),
                millis(waits.get(waits.size() - 1)));
    }

    private static List<Duration> round(Mode mode) throws Exception {
        FakeCheck check = new FakeCheck();
        try (LoopbackSlack slack = LoopbackSlack.start();
                Bot bot = Bot.connected(mode, slack, check)) {
            List<CompletableFuture<Ack>> acks = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                acks.add(slack.send(slack.command(LoopbackSlack.CHANNEL, "/mxcheck", "d" + i + ".example.com")));
            }
            List<Duration> waits = new ArrayList<>();
            for (CompletableFuture<Ack> ack : acks) {
                waits.add(ack.join().after());
            }
            check.release();
            if (!bot.connection().isConnected() || !slack.violations().isEmpty()) {
                throw new IllegalStateException("not a fair round: " + slack.violations());
            }
            return waits;
        }
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
