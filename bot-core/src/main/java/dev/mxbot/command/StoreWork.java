package dev.mxbot.command;

import dev.mxbot.journal.Journal;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.watch.StoreUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits for the store, on threads of its own; a store that is out of reach is an answer, too (RELIABILITY.md F19, F20). */
final class StoreWork {
    private static final Logger log = LoggerFactory.getLogger(StoreWork.class);

    private static final Reply UNREACHABLE = Reply.of(
                    Mark.UNKNOWN,
                    Text.of("My store cannot be reached, so nothing was changed. Checks still work."),
                    List.of(),
                    List.of())
            .forAsker();

    private static final Reply FAILED = Reply.of(
                    Mark.UNKNOWN, Text.of("I could not finish this; my log says why."), List.of(), List.of())
            .forAsker();

    private final Executor executor;

    StoreWork(Executor executor) {
        this.executor = executor;
    }

    /** Never completes exceptionally. */
    CompletionStage<Reply> reply(Supplier<Reply> work) {
        return reply(CompletableFuture.completedFuture(work), Supplier::get);
    }

    /** The same, once something else is known. Never completes exceptionally. */
    <T> CompletionStage<Reply> reply(CompletionStage<T> known, Function<T, Reply> work) {
        return safely(later(known, work));
    }

    /** What is found out once something else is known; may fail. */
    <T, R> CompletionStage<R> later(CompletionStage<T> known, Function<T, R> work) {
        Optional<String> id = Journal.id();
        try {
            return known.thenApplyAsync(value -> Journal.under(id, () -> work.apply(value)), executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Any failure as an answer. */
    static CompletionStage<Reply> safely(CompletionStage<Reply> reply) {
        return reply.exceptionally(StoreWork::failed);
    }

    private static Reply failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof StoreUnavailableException) {
            log.warn("The store is out of reach: {}", cause.getMessage());
            return UNREACHABLE;
        }
        log.error("A command about watches failed", cause);
        return FAILED;
    }
}
