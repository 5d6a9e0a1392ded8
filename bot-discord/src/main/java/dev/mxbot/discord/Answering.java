package dev.mxbot.discord;

import dev.mxbot.command.Prepared;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the work behind an accepted command and puts the answer in the place that was kept for it. */
final class Answering {
    private static final Logger log = LoggerFactory.getLogger(Answering.class);

    private final DiscordRenderer renderer;
    private final DiscordThreads threads;
    /** A party for each answer, and one for the bot itself, which only arrives when it stops. */
    private final Phaser underway = new Phaser(1);

    @Inject
    Answering(DiscordRenderer renderer, DiscordThreads threads) {
        this.renderer = renderer;
        this.threads = threads;
    }

    /** The place is there: starts the work, shows what it is about if that takes time, then the answer. */
    void work(Prepared.Working working, Place place) {
        underway.register();
        CompletableFuture<Reply> found = started(working);
        if (!found.isDone() && place.isRewritten()) {
            showProgress(working.meanwhile(), place);
        }
        // JDA sends what is for one place in order, so the answer cannot overtake the progress line. It is worded off
        // the thread that found
        // it: that one has other domains to look up.
        found.handleAsync(Answering::answerOr, threads.answers())
                .thenCompose(reply -> post(reply, place))
                .whenComplete((nothing, failure) -> underway.arriveAndDeregister());
    }

    /** Says it, with every care that it arrives. */
    CompletableFuture<Void> post(Reply reply, Place place) {
        return new Posting(reply, place, renderer, threads).post();
    }

    /** Waits for the answers that are being worked on, but not for ever. */
    void settle(Duration atMost) throws InterruptedException {
        int phase = underway.arrive();
        try {
            underway.awaitAdvanceInterruptibly(phase, atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            log.warn("{} answers on Discord were not finished in time.", underway.getUnarrivedParties());
        }
    }

    /** What is said when a command fails in a way that nobody foresaw. */
    static Reply failed() {
        Text text = Text.of(
                "I could not finish this: something in me failed, and the log says what. Try again, or ask who runs me.");
        return Reply.of(Mark.UNKNOWN, text, List.of(), List.of());
    }

    private static CompletableFuture<Reply> started(Prepared.Working working) {
        try {
            return working.work().get().toCompletableFuture();
        } catch (RuntimeException broken) {
            return CompletableFuture.failedFuture(broken);
        }
    }

    private static Reply answerOr(@Nullable Reply reply, @Nullable Throwable failure) {
        if (reply == null) {
            log.error("A command failed.", failure);
            return failed();
        }
        return reply;
    }

    private void showProgress(Reply meanwhile, Place place) {
        try {
            place.put(renderer.render(meanwhile)).queue(null, Answering::progressNotShown);
        } catch (RuntimeException notSent) {
            progressNotShown(notSent);
        }
    }

    private static void progressNotShown(Throwable failure) {
        log.debug("The progress line could not be shown: {}", Failure.described(failure));
    }
}
