package dev.mxbot.channel;

/** Where in a channel something is said. */
public sealed interface Placement {
    /** A message of its own. */
    record Apart() implements Placement {}

    /**
     * An answer to an earlier message of ours.
     *
     * @param parent the earlier message, by its platform's id
     * @param alsoInChannel shown in the channel, too, where the platform can: a recovery, say
     */
    record Under(String parent, boolean alsoInChannel) implements Placement {}

    /**
     * In the place of an earlier message of ours, which disappears.
     *
     * @param message the earlier message, by its platform's id
     */
    record InsteadOf(String message) implements Placement {}
}
