package dev.mxbot.discord.testing;

/** Discord says no: an HTTP status, Discord's own code, and words. */
public record Refusal(int status, int code, String message) {
    public static final Refusal UNKNOWN_INTERACTION = new Refusal(404, 10062, "Unknown interaction");
    public static final Refusal ALREADY_ACKNOWLEDGED =
            new Refusal(400, 40060, "Interaction has already been acknowledged.");
    public static final Refusal EXPIRED_TOKEN = new Refusal(401, 50027, "Invalid Webhook Token");
    public static final Refusal UNKNOWN_WEBHOOK = new Refusal(404, 10015, "Unknown Webhook");
    public static final Refusal UNKNOWN_MESSAGE = new Refusal(404, 10008, "Unknown Message");
    public static final Refusal UNKNOWN_CHANNEL = new Refusal(404, 10003, "Unknown Channel");
    public static final Refusal UNKNOWN_USER = new Refusal(404, 10013, "Unknown User");
    public static final Refusal UNKNOWN_MEMBER = new Refusal(404, 10007, "Unknown Member");
    public static final Refusal MISSING_ACCESS = new Refusal(403, 50001, "Missing Access");
    public static final Refusal NO_DIRECT_MESSAGES = new Refusal(403, 50007, "Cannot send messages to this user");
    public static final Refusal WRONG_CHANNEL_TYPE =
            new Refusal(400, 50024, "Cannot execute action on this channel type");
    public static final Refusal THREAD_EXISTS =
            new Refusal(400, 160004, "A thread has already been created for this message");
    public static final Refusal LOCKED_THREAD = new Refusal(400, 160005, "Thread is locked");
    public static final Refusal MISSING_PERMISSIONS = new Refusal(403, 50013, "Missing Permissions");
    public static final Refusal SERVER_ERROR = new Refusal(500, 0, "500: Internal Server Error");
    public static final Refusal UNAUTHORIZED = new Refusal(401, 0, "401: Unauthorized");

    /** The bot has sent too much to that place. */
    public static final Refusal TOO_MANY = new Refusal(429, 0, "You are being rate limited.");

    static Refusal malformed(String why) {
        return new Refusal(400, 50035, "Invalid Form Body: " + why);
    }
}
