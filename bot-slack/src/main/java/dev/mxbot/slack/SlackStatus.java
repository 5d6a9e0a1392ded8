package dev.mxbot.slack;

/** How the bot stands with Slack. */
public sealed interface SlackStatus {
    /** What to tell people: one line, no secret in it. */
    String inWords();

    /** Not started, or stopped. */
    record Stopped() implements SlackStatus {
        @Override
        public String inWords() {
            return "stopped";
        }
    }

    /** The first attempt is under way. */
    record Starting() implements SlackStatus {
        @Override
        public String inWords() {
            return "connecting";
        }
    }

    record Connected() implements SlackStatus {
        @Override
        public String inWords() {
            return "connected";
        }
    }

    /** Out of reach; the bot tries again by itself. */
    record Retrying(String reason) implements SlackStatus {
        @Override
        public String inWords() {
            return "trying again: " + reason;
        }
    }

    /** Slack refuses the bot; it stays away until somebody mends the setting and starts it again. */
    record Refused(String reason) implements SlackStatus {
        @Override
        public String inWords() {
            return "refused: " + reason;
        }
    }
}
