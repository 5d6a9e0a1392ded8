package dev.mxbot.slack;

import dev.mxbot.channel.Delivery;

/** A call to Slack that did not do what it was for, and what that means for the message. */
final class Undelivered extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Delivery delivery;
    private final String error;

    /**
     * @param error Slack's own word, or what else went wrong
     */
    Undelivered(String error, Delivery delivery) {
        super(error);
        this.error = error;
        this.delivery = delivery;
    }

    String error() {
        return error;
    }

    Delivery delivery() {
        return delivery;
    }
}
