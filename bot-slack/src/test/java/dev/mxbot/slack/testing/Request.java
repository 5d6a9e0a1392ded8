package dev.mxbot.slack.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something that a person did, as Slack tells the bot. Sent twice, it is the same request coming again. */
public record Request(Kind kind, ObjectNode payload) {
    /** The envelope's type in Socket Mode. */
    public enum Kind {
        SLASH_COMMANDS,
        EVENTS_API,
        INTERACTIVE
    }
}
