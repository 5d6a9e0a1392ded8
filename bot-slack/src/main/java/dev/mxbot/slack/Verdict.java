package dev.mxbot.slack;

import dev.mxbot.channel.Delivery;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What Slack's error words mean for a message that mxbot wanted to post.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>
 * @see <a href="https://docs.slack.dev/reference/methods/chat.update">chat.update</a>
 */
final class Verdict {
    private static final String NOT_ALLOWED = "the workspace does not let mxbot post there";

    /** Why the channel, or the person, cannot be spoken to, for whoever set the watch up. */
    private static final Map<String, String> GONE = gone();

    private static final Set<String> PARENT_GONE = Set.of(
            "thread_not_found",
            "message_not_found",
            "cant_update_message",
            "edit_window_closed",
            "cannot_reply_to_message",
            "invalid_thread_ts",
            "invalid_ts");

    /** What is wrong with the message itself. */
    private static final Set<String> REFUSED = Set.of(
            "invalid_blocks",
            "invalid_blocks_format",
            "msg_blocks_too_long",
            "msg_too_long",
            "no_text",
            "invalid_arguments",
            "invalid_metadata_format",
            "invalid_metadata_schema",
            "metadata_too_large");

    /** Slack says of these that part of what was asked for may have been done. */
    private static final Set<String> UNCERTAIN = Set.of("internal_error", "fatal_error");

    private Verdict() {}

    /** Whatever is not known here may be over tomorrow; who sends gives up by itself after a day. */
    static Delivery of(String error) {
        String reason = GONE.get(error);
        if (reason != null) {
            return new Delivery.Gone(reason);
        }
        if (PARENT_GONE.contains(error)) {
            return new Delivery.ParentGone();
        }
        if (REFUSED.contains(error)) {
            return new Delivery.Refused("Slack does not take the message (" + error + ")");
        }
        if (UNCERTAIN.contains(error)) {
            return new Delivery.Unconfirmed("Slack says " + error);
        }
        return new Delivery.TryLater("Slack says " + error, Duration.ZERO);
    }

    private static Map<String, String> gone() {
        Map<String, String> gone = new HashMap<>(Map.of(
                "is_archived", "the channel is archived",
                "is_inactive", "the channel is frozen",
                "channel_not_found", "the channel no longer exists, or mxbot was put out of it",
                "not_in_channel", "mxbot is not in the channel: /invite @mxbot",
                "missing_scope", "the Slack app lacks a scope that it needs to post",
                "team_disabled", "the workspace is closed",
                "team_not_found", "the workspace is no longer there"));
        Set.of(
                        "restricted_action",
                        "restricted_action_read_only_channel",
                        "restricted_action_thread_only_channel",
                        "restricted_action_non_threadable_channel",
                        "no_permission",
                        "access_denied",
                        "ekm_access_denied",
                        "team_access_not_granted")
                .forEach(error -> gone.put(error, NOT_ALLOWED));
        Set.of("user_not_found", "users_not_found", "user_disabled", "user_not_visible", "cannot_dm_bot")
                .forEach(error -> gone.put(error, "nobody can be written to there"));
        SlackApi.REFUSALS.forEach(error -> gone.put(error, "Slack no longer takes mxbot's token (" + error + ")"));
        return Map.copyOf(gone);
    }
}
