package dev.mxbot.slack;

import com.slack.api.bolt.response.Response;
import dev.mxbot.command.Prepared;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Reply.Audience;
import dev.mxbot.reply.Text;
import dev.mxbot.slack.SlackApi.Sent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acknowledges first, then works, then delivers. Only so many requests are worked on at a time; one more is told so at once instead of
 * waiting for nobody knows how long.
 */
final class Answers {
    static final int MOST_AT_ONCE = 200;

    /** A diagnosis ends by itself after 15 s; what takes this long will not end. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final SlackRenderer renderer;
    private final Executor workers;
    private final Later later;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final AtomicBoolean toldOfScope = new AtomicBoolean();

    Answers(SlackRenderer renderer, Executor workers, Later later) {
        this.renderer = renderer;
        this.workers = workers;
        this.later = later;
    }

    /** How a whole answer, there at once, is told. */
    interface AtOnce {
        Response tell(SlackMessage answer, Audience audience);
    }

    /**
     * What to tell Slack now, for a request whose whole answer goes to the place after the acknowledgement.
     *
     * @param judge what a command makes of its input; returns at once
     */
    Response acknowledge(Supplier<Prepared> judge, Place place) {
        return acknowledge(
                judge,
                place,
                (answer, audience) -> Acknowledgement.then(
                        Response.ok(), () -> workers.execute(() -> logged(deliver(place, answer, audience)))));
    }

    /** The same, for a request whose acknowledgement can hold the whole answer. */
    Response acknowledge(Supplier<Prepared> judge, Place place, AtOnce atOnce) {
        Prepared prepared = judged(judge);
        if (prepared instanceof Prepared.Working working) {
            if (room.tryAcquire()) {
                return Acknowledgement.then(Response.ok(), () -> workers.execute(() -> work(working, place)));
            }
            return atOnce.tell(renderer.render(BUSY), BUSY.audience());
        }
        Reply reply = ((Prepared.Answered) prepared).reply();
        return atOnce.tell(renderer.render(reply), reply.audience());
    }

    /** Waits for the answers that are under way; false if some were not delivered in time. */
    boolean finish(Duration most) {
        try {
            return room.tryAcquire(MOST_AT_ONCE, most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void work(Prepared.Working working, Place place) {
        CompletionStage<Reply> result = begun(working);
        CompletionStage<?> told = working.meanwhile().audience() == Audience.CHANNEL
                ? place.meanwhile(renderer.render(working.meanwhile()))
                : CompletableFuture.completedFuture(null);
        // One after the other: an answer that overtook its own "Checking …" would be replaced by it.
        logged(told.thenCombine(result, (progress, reply) -> reply)
                        .thenComposeAsync(
                                reply -> deliver(place, renderer.render(reply), reply.audience())
                                        .thenCompose(sent -> show(place, SlackPicture.of(reply), 0)
                                                .thenApply(shown -> sent)),
                                workers))
                .whenComplete((sent, fault) -> room.release());
    }

    /** One after the other, in the order of the answer. A lost picture loses nothing that is not said in words. */
    private CompletionStage<?> show(Place place, List<SlackPicture> pictures, int next) {
        if (next == pictures.size()) {
            return CompletableFuture.completedFuture(null);
        }
        return place.show(pictures.get(next)).thenCompose(shown -> {
            if (shown instanceof Sent.Lost lost) {
                unshown(lost.error());
            }
            return show(place, pictures, next + 1);
        });
    }

    private void unshown(String error) {
        if (!error.equals("missing_scope")) {
            LOG.info("A picture was not shown ({}); its text was", error);
        } else if (!toldOfScope.getAndSet(true)) {
            LOG.warn("The Slack app lacks the scope files:write: answers come without pictures."
                    + " Add it (deploy/slack/README.md) and install the app again");
        }
    }

    private CompletionStage<Reply> begun(Prepared.Working working) {
        CompletableFuture<Reply> result = new CompletableFuture<>();
        later.run(PATIENCE, () -> result.complete(FAILED));
        try {
            working.work().get().whenComplete((reply, fault) -> {
                if (fault != null) {
                    LOG.error("A command broke its promise to end with a reply", fault);
                }
                result.complete(fault == null ? reply : FAILED);
            });
        } catch (RuntimeException e) {
            LOG.error("A command could not begin its work", e);
            result.complete(FAILED);
        }
        return result;
    }

    private static Prepared judged(Supplier<Prepared> judge) {
        try {
            return judge.get();
        } catch (RuntimeException e) {
            LOG.error("A command could not judge its input", e);
            return new Prepared.Answered(FAILED.forAsker());
        }
    }

    private static CompletionStage<Sent> deliver(Place place, SlackMessage answer, Audience audience) {
        return audience == Audience.CHANNEL ? place.answer(answer) : place.privately(answer);
    }

    private static CompletionStage<Sent> logged(CompletionStage<Sent> delivery) {
        return delivery.whenComplete((sent, fault) -> {
            if (fault != null) {
                LOG.error("An answer was lost", fault);
            } else if (sent instanceof Sent.Lost lost) {
                LOG.error("An answer was lost: Slack did not take it ({})", lost.error());
            }
        });
    }

    private static final Reply BUSY =
            Reply.privately(Text.of("I am working on " + MOST_AT_ONCE + " other requests. Ask again in a minute."));

    private static final Reply FAILED = Reply.of(
            Mark.UNKNOWN,
            Text.of("I could not finish this: the fault is mine, not the domain's. It is in my log."),
            List.of(),
            List.of());
}
