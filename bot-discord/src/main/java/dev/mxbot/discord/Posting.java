package dev.mxbot.discord;

import dev.mxbot.reply.Reply;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One answer on its way to its place. An attempt that fails on Discord's side is made once more, an answer that is not taken is sent
 * again in a simpler form, and where the place is gone the answer goes to the next best one.
 */
final class Posting {
    private static final Logger log = LoggerFactory.getLogger(Posting.class);

    private final Reply reply;
    private final DiscordRenderer renderer;
    private final DiscordThreads threads;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private Place place;
    private Form form = Form.FULL;
    private boolean repeated;

    Posting(Reply reply, Place place, DiscordRenderer renderer, DiscordThreads threads) {
        this.reply = reply;
        this.place = place;
        this.renderer = renderer;
        this.threads = threads;
    }

    /** Completes when the answer is there, or when nothing more can be done. */
    CompletableFuture<Void> post() {
        attempt();
        return done;
    }

    private void attempt() {
        try {
            // Rendered anew each time: the files in a message can be read once.
            place.put(renderer.render(reply, form)).queue(sent -> done.complete(null), this::failed);
        } catch (RuntimeException notSent) {
            failed(notSent);
        }
    }

    private void failed(Throwable failure) {
        switch (Failure.of(failure)) {
            case PASSING -> {
                if (repeated) {
                    elsewhere(failure);
                } else {
                    repeated = true;
                    threads.afterPause(1, this::attempt);
                }
            }
            case NOT_TAKEN -> simpler(form.isBrief() ? Form.HEADLINE : Form.HEADLINE_AND_FILE, failure);
            case NOT_ALLOWED -> simpler(form.isBrief() ? Form.HEADLINE : Form.WITHOUT_FILES, failure);
            case UNWANTED -> done.complete(null);
            case NO_PLACE -> elsewhere(failure);
        }
    }

    private void simpler(Form next, Throwable failure) {
        if (next.compareTo(form) <= 0) {
            elsewhere(failure);
        } else {
            log.warn(
                    "Discord did not take an answer ({}); sending it as {}.",
                    Failure.described(failure),
                    next,
                    failure);
            form = next;
            attempt();
        }
    }

    private void elsewhere(Throwable failure) {
        if (place.otherwise().isPresent()) {
            log.info("The place of an answer is gone ({}); posting it to the channel.", Failure.described(failure));
            place = place.otherwise().get();
            attempt();
        } else {
            log.warn("An answer could not be posted: {}", Failure.described(failure));
            done.complete(null);
        }
    }
}
