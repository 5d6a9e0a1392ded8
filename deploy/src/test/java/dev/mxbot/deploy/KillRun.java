package dev.mxbot.deploy;

import dev.mxbot.slack.testing.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Changes the DNS step by step, kills the bot somewhere in between, starts it again, and counts what the channel has heard. */
final class KillRun {
    /** A change is noticed, looked at again and told within this, so that kills fall on every part of that. */
    private static final int SPAN_MILLIS = 9000;

    private static final String MARK = "(repeat";

    private final Outside outside;
    private final Random random;
    private final Duration patience;

    KillRun(Outside outside, Random random, Duration patience) {
        this.outside = outside;
        this.random = random;
        this.patience = patience;
    }

    /**
     * What the channel heard.
     *
     * @param steps changes made, one for each kill
     * @param announced of which the channel heard
     * @param lost of which it did not
     * @param repeated messages beyond the first that say they may be repeats
     * @param unmarked messages beyond the first that do not
     */
    record Tally(int steps, int announced, int lost, int repeated, int unmarked) {}

    Tally kills(int kills) throws IOException, InterruptedException {
        int lost = 0;
        RealBot bot = outside.bot("run-0");
        try {
            bot.awaitReady(patience);
            outside.awaitBaseline(patience);
            for (int kill = 1; kill <= kills; kill++) {
                int step = outside.change();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(SPAN_MILLIS));
                bot.kill();
                bot = outside.bot("run-" + kill);
                if (!outside.awaitAnnounced(step, patience)) {
                    lost++;
                    System.err.println("lost: step " + step + "\n" + bot.said());
                }
            }
            // What a killed bot left behind is sent again now, if it is.
            TimeUnit.SECONDS.sleep(3);
        } finally {
            bot.close();
        }
        return tally(kills, lost);
    }

    private Tally tally(int steps, int lost) {
        int repeated = 0;
        int unmarked = 0;
        for (int step = 1; step <= steps; step++) {
            List<Message> posts = outside.posts(step);
            for (Message post : posts.subList(Math.min(1, posts.size()), posts.size())) {
                if (post.words().contains(MARK)) {
                    repeated++;
                } else {
                    unmarked++;
                }
            }
        }
        return new Tally(steps, steps - lost, lost, repeated, unmarked);
    }
}
