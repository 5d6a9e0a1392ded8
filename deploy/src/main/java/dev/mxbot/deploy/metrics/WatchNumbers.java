package dev.mxbot.deploy.metrics;

/**
 * How the watches do.
 *
 * @param outboxOldestSeconds how long the oldest of what is to be said has waited
 * @param outboxDead given up, as far as it is still kept
 * @param late watches whose check is overdue
 * @param lagSeconds how far the scheduler is behind
 */
public record WatchNumbers(double outboxOldestSeconds, double outboxDead, double late, double lagSeconds) {
    /** Where the store cannot be asked. */
    public static final WatchNumbers UNKNOWN = new WatchNumbers(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
