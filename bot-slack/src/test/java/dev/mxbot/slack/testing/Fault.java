package dev.mxbot.slack.testing;

import java.util.Map;

/** What Slack answers instead of doing what it is asked. Status 0 hangs up without an answer. */
public record Fault(int status, String body, Map<String, String> headers) {
    public static Fault error(String error) {
        return new Fault(200, "{\"ok\":false,\"error\":\"" + error + "\"}", Map.of());
    }

    public static Fault status(int status) {
        return new Fault(status, "trouble", Map.of());
    }

    public static Fault rateLimited(int seconds) {
        return new Fault(
                429, "{\"ok\":false,\"error\":\"ratelimited\"}", Map.of("Retry-After", String.valueOf(seconds)));
    }

    public static Fault hangUp() {
        return new Fault(0, "", Map.of());
    }
}
