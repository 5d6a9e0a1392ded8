package dev.mxbot.command;

import dev.mxbot.watch.Watches.Limits;
import java.time.Duration;

/**
 * What whoever runs mxbot allows of watches.
 *
 * @param adminsOnly only who may set up a channel adds, changes and removes its watches; any member acknowledges and mutes
 * @param guests guests, and people of other organisations, may do what members may
 * @param minInterval the shortest from one check to the next
 */
public record WatchPolicy(boolean adminsOnly, boolean guests, Limits limits, Duration minInterval) {
    /** Members, every five minutes at most, 200 watches a channel and 5,000 a workspace. */
    public static final WatchPolicy DEFAULT =
            new WatchPolicy(false, false, new Limits(200, 5000), Duration.ofMinutes(5));
}
