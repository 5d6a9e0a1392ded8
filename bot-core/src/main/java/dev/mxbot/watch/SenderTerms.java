package dev.mxbot.watch;

import java.time.Duration;

/**
 * How a sender shares the work.
 *
 * @param lease so long after a sender has died another takes over the channels it had
 * @param answerWithin a post without an answer for so long counts as unconfirmed
 * @param atOnce channels of one platform that are spoken to at the same time: those that are slow hold up no others (RELIABILITY.md F52)
 */
public record SenderTerms(Duration lease, Duration answerWithin, int atOnce) {
    public static final SenderTerms DEFAULT = new SenderTerms(Duration.ofSeconds(45), Duration.ofSeconds(30), 32);
}
