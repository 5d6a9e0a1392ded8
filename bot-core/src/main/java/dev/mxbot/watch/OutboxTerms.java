package dev.mxbot.watch;

import java.time.Duration;

/**
 * How long announcements wait, and for what.
 *
 * @param groupWait so long the first one waits for others to go out with it (RELIABILITY.md P18)
 * @param giveUp after so long of failing, what is as old is not tried again (P21)
 * @param keep how long what was said, and what a channel that is gone would have heard, is kept (P22)
 * @param most more than so many for one channel are said in one summary (F53)
 */
public record OutboxTerms(Duration groupWait, Duration giveUp, Duration keep, int most) {
    private static final Duration LONGEST_GROUP_WAIT = Duration.ofSeconds(30);

    /**
     * The usual ones.
     *
     * @param confirm the delay of the confirming check: half of it, and 30 seconds at most, is waited
     */
    public static OutboxTerms confirming(Duration confirm) {
        Duration half = confirm.dividedBy(2);
        return new OutboxTerms(
                half.compareTo(LONGEST_GROUP_WAIT) < 0 ? half : LONGEST_GROUP_WAIT,
                Duration.ofHours(24),
                Duration.ofDays(30),
                60);
    }
}
