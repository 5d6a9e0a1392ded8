package dev.mxbot.discord;

/**
 * Where a message of ours stands, as {@link dev.mxbot.channel.Delivery.Delivered} names it: by its number alone in the channel that it was
 * meant for, and by thread and number in a thread.
 */
record Spot(String channel, String message) {
    private static final char BETWEEN = '/';

    /** @param channel where it stands if its name does not say */
    static Spot of(String name, String channel) {
        int between = name.indexOf(BETWEEN);
        return between < 0
                ? new Spot(channel, name)
                : new Spot(name.substring(0, between), name.substring(between + 1));
    }

    /** @param home the channel that needs no saying */
    String name(String home) {
        return channel.equals(home) ? message : channel + BETWEEN + message;
    }

    /** True if it stands in a thread of that channel. */
    boolean isOutside(String home) {
        return !channel.equals(home);
    }
}
