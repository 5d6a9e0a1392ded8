package dev.mxbot.sender;

import java.util.concurrent.CompletionStage;

/** Evaluates a domain's SPF policy for one sending server. */
public interface SenderCheck {
    /** Never completes exceptionally for what the DNS says or does not say: that is a result. */
    CompletionStage<SenderVerdict> judge(SenderRequest request);
}
