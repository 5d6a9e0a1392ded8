package dev.mxbot.lookup.dns;

import java.time.Duration;
import java.util.List;

/**
 * How patient a query is. Each attempt stays open to the end: a slow reply still counts.
 *
 * @param pauses after how much silence the next attempt is sent, one by one; after the last, none follows
 * @param total from the first datagram to giving up
 */
record RetryTimes(List<Duration> pauses, Duration total) {
    /** A resolver may have a long way to go for a name it does not know, so its reply is waited for. */
    static final RetryTimes RESOLVERS = new RetryTimes(
            List.of(Duration.ofMillis(800), Duration.ofMillis(1200), Duration.ofMillis(1800)), Duration.ofMillis(6500));

    /** An authoritative server has the answer at hand. */
    static final RetryTimes AUTHORITIES =
            new RetryTimes(List.of(Duration.ofMillis(600), Duration.ofMillis(900)), Duration.ofSeconds(3));

    /** One attempt. */
    static RetryTimes once(Duration total) {
        return new RetryTimes(List.of(), total);
    }

    RetryTimes {
        pauses = List.copyOf(pauses);
    }
}
