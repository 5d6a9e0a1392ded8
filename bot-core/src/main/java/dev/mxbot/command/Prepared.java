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

    /**
     * More is needed than was typed: asked for in a window, where there is one. Only a slash command is answered so.
     *
     * @param otherwise one line for the asker, where the window cannot be shown
     */
    record Asking(Dialog dialog, Reply otherwise) implements Prepared {}

    /**
     * One field of a dialog cannot be used. Only a dialog that was sent is answered so.
     *
     * @param field its name
     * @param reply what is wrong, for the asker: beside the field, or where the dialog is gone already in a line of its own
     */
    record Mistaken(String field, Reply reply) implements Prepared {}
}
