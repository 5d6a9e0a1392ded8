package dev.mxbot.discord;

import java.time.Duration;

/** What came of a request that {@link DiscordRest} was asked to send. */
sealed interface RestAnswer {
    /**
     * Discord did it.
     *
     * @param body the JSON that came back
     */
    record Accepted(String body) implements RestAnswer {}

    /**
     * Discord says no, and will say so again.
     *
     * @param status the HTTP status
     * @param code Discord's own; 0 if it gave none
     * @param message Discord's words; of a form that it did not take, they name no field
     */
    record Denied(int status, int code, String message) implements RestAnswer {
        /** For the log: no token, nothing of what was sent. */
        @Override
        public String toString() {
            return status + "/" + code + " " + message;
        }
    }

    /**
     * It did not reach Discord, or Discord had no time for it.
     *
     * @param after what Discord asks to wait at least; zero if it said nothing
     */
    record NotNow(String why, Duration after) implements RestAnswer {}

    /** It was sent, and no word came back: Discord may have done it. */
    record Lost(String why) implements RestAnswer {}
}
