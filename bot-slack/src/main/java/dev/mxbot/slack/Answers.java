package dev.mxbot.slack;

import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.JsonOps;
import dev.mxbot.command.Dialog;
import dev.mxbot.command.Prepared;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Printable;
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

    /** What is wrong with a field is said in a few lines; Slack names no limit. */
    private static final int LONGEST_ERROR = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final SlackRenderer renderer;
    private final Executor workers;
    private final Later later;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final Pictures pictures = new Pictures();

    Answers(SlackRenderer renderer, Executor workers, Later later) {
        this.renderer = renderer;
        this.workers = workers;
        this.later = later;
    }

    SlackMessage rendered(Reply reply) {
        return renderer.render(reply);
    }

    /** How a whole answer, there at once, is told. */
    interface AtOnce {
        Response tell(SlackMessage answer, Audience audience);

        /** Shows a dialog, if that can be done where the request came from. */
        default CompletionStage<Sent> open(Dialog dialog) {
            return CompletableFuture.completedFuture(new Sent.Lost("no dialog can be shown here"));
        }
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
        if (prepared instanceof Prepared.Asking asking) {
            return Acknowledgement.then(Response.ok(), () -> logged(ask(asking, place, atOnce)));
        }
        Reply reply = said(prepared);
        return atOnce.tell(renderer.render(reply), reply.audience());
    }

    /**
     * What to tell Slack now, for a dialog that was sent. What is for the asker alone is said in the dialog, which stays open with all that
     * was entered; else it closes, and the answer goes to the place.
     *
     * @param prepared what the command makes of it
     * @param field where to say what is about no field in particular
     */
    Response acknowledgeDialog(Prepared prepared, Place place, String field) {
        if (prepared instanceof Prepared.Mistaken mistaken) {
            return inDialog(mistaken.field(), mistaken.reply());
        }
        if (prepared instanceof Prepared.Answered answered && answered.reply().audience() == Audience.ASKER) {
            return inDialog(field, answered.reply());
        }
        if (prepared instanceof Prepared.Working && room.availablePermits() == 0) {
            return inDialog(field, BUSY);
        }
        return acknowledge(() -> prepared, place);
    }

    /** https://docs.slack.dev/surfaces/modals#displaying_errors */
    private static Response inDialog(String field, Reply reply) {
        String words =
                Printable.block(new PlainText(Integer.MAX_VALUE).render(reply)).strip();
        String shown = words.codePointCount(0, words.length()) <= LONGEST_ERROR
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_ERROR)) + " …";
        return Response.json(
                200,
                JsonOps.toJsonString(Json.object("response_action", "errors", "errors", Json.object(field, shown))));
    }

    /** Too late for the dialog, say: then in words. */
    private CompletionStage<Sent> ask(Prepared.Asking asking, Place place, AtOnce atOnce) {
        return atOnce.open(asking.dialog()).thenCompose(sent -> {
            if (sent instanceof Sent.Lost lost) {
                LOG.warn("Slack did not open a dialog ({}); the asker is told what to type", lost.error());
                return place.privately(renderer.render(asking.otherwise()));
            }
            return CompletableFuture.completedFuture(sent);
        });
    }

    private static Reply said(Prepared prepared) {
        return prepared instanceof Prepared.Mistaken mistaken
                ? mistaken.reply()
                : ((Prepared.Answered) prepared).reply();
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
                                        .thenCompose(sent -> pictures.show(reply, place::show)
                                                .thenApply(shown -> sent)),
                                workers))
                .whenComplete((sent, fault) -> room.release());
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

    /** What a command makes of its input, even where it fails. */
    static Prepared judged(Supplier<Prepared> judge) {
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
            } else if (sent instanceof Sent.Perhaps perhaps) {
                LOG.warn("An answer was perhaps lost, and is not said again ({})", perhaps.error());
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
