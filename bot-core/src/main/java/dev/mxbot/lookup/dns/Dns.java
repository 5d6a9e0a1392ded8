package dev.mxbot.lookup.dns;

import java.util.concurrent.CompletionStage;

/** Whom to ask about the DNS. */
public interface Dns {
    /** Never completes exceptionally: what went wrong is an {@link Answer.Unanswered}. */
    CompletionStage<Answer> ask(Query query);
}
