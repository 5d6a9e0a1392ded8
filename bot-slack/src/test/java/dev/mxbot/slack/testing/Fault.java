package dev.mxbot.slack.testing;

import java.time.Duration;
import java.util.Map;

/**
 * What Slack answers instead of doing what it is asked, or after it.
 *
 * @param status 0 hangs up without an answer
 * @param done whether Slack does what it is asked all the same
 * @param after how long it takes
 */
public record Fault(int status, String body, Map<String, String> headers, boolean done, Duration after) {
    public static Fault error(String error) {
        return notDone(200, "{\"ok\":false,\"error\":\"" + error + "\"}", Map.of());
    }

    public static Fault status(int status) {
        return notDone(status, "trouble", Map.of());
    }

    public static Fault rateLimited(int seconds) {
        return notDone(429, "{\"ok\":false,\"error\":\"ratelimited\"}", Map.of("Retry-After", String.valueOf(seconds)));
    }

    public static Fault hangUp() {
        return notDone(0, "", Map.of());
    }

    /** Slack does what it is asked, and hangs up before it says so. */
    public static Fault lostAnswer() {
        return new Fault(0, "", Map.of(), true, Duration.ZERO);
    }

    /** Slack does what it is asked, and says so only after a while. */
    public static Fault lateAnswer(Duration after) {
        return new Fault(200, "{\"ok\":true}", Map.of(), true, after);
    }

    static Fault notDone(int status, String body, Map<String, String> headers) {
        return new Fault(status, body, headers, false, Duration.ZERO);
    }
}
