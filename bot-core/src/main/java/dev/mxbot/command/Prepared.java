package dev.mxbot.command;

import dev.mxbot.reply.Reply;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What a command makes of its input before any work is done. */
public sealed interface Prepared {
    /** The whole answer, at once: help, or a mistake in the input (then for the asker alone). */
    record Answered(Reply reply) implements Prepared {}

    /**
     * Accepted; the answer takes a while.
     *
     * @param meanwhile what to show until then
     * @param work starts the work, once, and never blocks; never completes exceptionally
     */
    record Working(Reply meanwhile, Supplier<CompletionStage<Reply>> work) implements Prepared {}
}
