package dev.mxbot.discord;

import static dev.mxbot.discord.testing.World.CHANNEL;

import dev.mxbot.discord.testing.Interaction;
import dev.mxbot.discord.testing.LoopbackDiscord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * How fast commands are acknowledged, from the event on the gateway's wire to the request at the REST server, both on this machine: the
 * very first command after the start, then fifty at once, thirty times. Each command is also answered, so the acknowledgements compete with
 * progress lines and final edits.
 *
 * <p>By hand, from the top folder:
 *
 * <pre>{@code
 * mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath -Dmdep.includeScope=test -pl bot-discord -am
 * java -cp bot-discord/target/test-classes:bot-discord/target/classes:bot-core/target/classes:bot-core/target/test-classes:$(cat bot-discord/target/classpath) \
 *     dev.mxbot.discord.DiscordAckBenchmark
 * }</pre>
 */
final class DiscordAckBenchmark {
    private static final int AT_ONCE = 50;
    private static final int ROUNDS = 30;

    /** Rounds until the compiler has seen enough; they are measured apart. */
    private static final int WARM_UP = 5;

    private DiscordAckBenchmark() {}

    public static void main(String[] args) {
        long started = System.nanoTime();
        try (LoopbackDiscord discord = new LoopbackDiscord(Bot.TOKEN).open();
                Bot bot = new Bot(discord).start()) {
            discord.awaitReady();
            System.out.printf("start to commands registered: %.0f ms%n", (System.nanoTime() - started) / 1e6);
            System.out.printf(
                    "first command: %.1f ms%n",
                    acknowledged(discord, ask(discord, 1)).get(0));
            report("rounds 1-" + WARM_UP, rounds(discord, WARM_UP));
            report("rounds " + (WARM_UP + 1) + "-" + ROUNDS, rounds(discord, ROUNDS - WARM_UP));
            System.out.printf(
                    "connected: %s, complaints: %d%n",
                    bot.connection.isConnected(), discord.complaints().size());
        }
    }

    private static List<Double> rounds(LoopbackDiscord discord, int rounds) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            all.addAll(acknowledged(discord, ask(discord, AT_ONCE)));
        }
        return all;
    }

    private static List<Interaction> ask(LoopbackDiscord discord, int count) {
        List<Interaction> asked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            asked.add(discord.slash(CHANNEL, "mxcheck", Map.of("domain", "ready")));
        }
        return asked;
    }

    /** Milliseconds until each was acknowledged; returns when all are answered, too. */
    private static List<Double> acknowledged(LoopbackDiscord discord, List<Interaction> asked) {
        List<Double> millis = new ArrayList<>();
        for (Interaction each : asked) {
            millis.add((discord.firstAnswer(each).atNanos() - each.sentNanos()) / 1e6);
        }
        for (Interaction each : asked) {
            discord.edit(each, "receives mail");
        }
        return millis;
    }

    private static void report(String what, List<Double> millis) {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        System.out.printf(
                "%s, %d at once, %d commands: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                what, AT_ONCE, sorted.size(), at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
    }
}
