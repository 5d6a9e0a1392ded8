package dev.mxbot.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;

/** Knows the bot's own user in an event: Slack says with each one for whom it is. */
final class BotUser {
    private BotUser() {}

    static boolean is(EventsApiPayload<?> payload, String user) {
        return payload.getAuthorizations() != null
                && payload.getAuthorizations().stream().anyMatch(bot -> user.equals(bot.getUserId()));
    }
}
