package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import java.time.Duration;

/**
 * The right to speak in a channel, for a while: who has it sends everything that waits there, one after another.
 *
 * @param fence grows with each claim of the channel: what is written with an older one is not written (RELIABILITY.md F48)
 * @param lease how long it lasts without being renewed
 * @param failures tries in a row that failed
 */
public record OutboxClaim(Channel to, String holder, long fence, Duration lease, int failures) {
    /** The same after a try that did not fail. */
    OutboxClaim recovered() {
        return new OutboxClaim(to, holder, fence, lease, 0);
    }
}
