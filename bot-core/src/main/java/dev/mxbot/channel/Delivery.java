package dev.mxbot.channel;

import java.time.Duration;

/** What became of a post. */
public sealed interface Delivery {
    /**
     * The platform has it.
     *
     * @param message by the platform's own id: answers go under it
     */
    record Delivered(String message) implements Delivery {}

    /**
     * Not sent, and may be sent later.
     *
     * @param why in words, for the log
     * @param after what the platform asks to wait at least; zero if it said nothing
     */
    record TryLater(String why, Duration after) implements Delivery {}

    /** Sent, but no answer came: the platform may have it, or not. The next try says {@link Post#perhapsSent}. */
    record Unconfirmed(String why) implements Delivery {}

    /** The message that was to be answered or replaced is no longer there; the channel is. */
    record ParentGone() implements Delivery {}

    /**
     * The channel cannot be spoken in any more: deleted, archived, or mxbot was put out of it.
     *
     * @param why in words, for whoever set the watch up
     */
    record Gone(String why) implements Delivery {}

    /** The platform will not have this one message, however often it is sent. */
    record Refused(String why) implements Delivery {}
}
