package dev.mxbot.picture;

import dev.mxbot.reply.Png;
import dev.mxbot.reply.Tree;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws trees, away from the threads that wait for the network. Where it cannot, there is no picture: never an error. */
public final class Pictures {
    private static final Logger log = LoggerFactory.getLogger(Pictures.class);

    /** A picture takes some 30 ms; who would wait behind more of them gets the text alone. */
    private static final int MOST_WAITING = 50;

    private final Painter painter;
    private final Executor executor;
    private volatile boolean unable;

    @Inject
    public Pictures() {
        this(new TreePainter(), oneThread());
    }

    Pictures(Painter painter, Executor executor) {
        this.painter = painter;
        this.executor = executor;
    }

    /**
     * Draws one tree; never completes exceptionally.
     *
     * @return empty where nothing can be drawn
     */
    public CompletionStage<Optional<Png>> draw(String title, Tree tree) {
        if (unable) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        try {
            return CompletableFuture.supplyAsync(() -> drawn(title, tree), executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }

    private Optional<Png> drawn(String title, Tree tree) {
        try {
            return Optional.of(painter.paint(title, tree));
        } catch (IOException | RuntimeException e) {
            log.warn("A picture could not be drawn ({}); its text has to do.", e.toString());
        } catch (Error e) {
            // A Java without its desktop module, or without the libraries and fonts that it relies on: that stays so.
            unable = !(e instanceof OutOfMemoryError);
            log.warn("This Java cannot draw ({}); answers come without pictures.", e.toString());
        }
        return Optional.empty();
    }

    private static Executor oneThread() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "mxbot-picture");
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }
}
