package dev.mxbot.command;

import dev.mxbot.journal.Journal;
import dev.mxbot.reply.Reply;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Work under an id of its own, which is with whoever carries the answer on as well. What was typed is not written down. */
final class Followed {
    private Followed() {}

    static Prepared.Working of(Prepared.Working working, Invocation invocation) {
        Optional<String> id = Optional.of(Journal.newId());
        return new Prepared.Working(
                working.meanwhile(), () -> Journal.under(id, () -> started(working, invocation, id)));
    }

    private static CompletionStage<Reply> started(
            Prepared.Working working, Invocation invocation, Optional<String> id) {
        Journal.note("question accepted from {}", invocation.channel().platform());
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        working.work()
                .get()
                .whenComplete((reply, failure) -> Journal.under(id, () -> {
                    Journal.note("answer handed to {}", invocation.channel().platform());
                    if (reply == null) {
                        answer.completeExceptionally(
                                failure == null ? new IllegalStateException("work without an answer") : failure);
                    } else {
                        answer.complete(reply);
                    }
                }));
        return answer;
    }
}
