package dev.mxbot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pressed button: what was asked for, and for what. The index in the action's id only keeps the ids of one message apart.
 *
 * @param action as in {@link dev.mxbot.reply.Button#action()}
 * @param argument as in {@link dev.mxbot.reply.Button#argument()}
 */
record Press(String action, String argument) {
    private static final Pattern ACTION_ID = Pattern.compile("mx:([a-z_]{1,50}):\\d{1,3}");

    static String actionId(String action, int index) {
        return "mx:" + action + ":" + index;
    }

    static Optional<Press> of(BlockActionPayload payload) {
        List<BlockActionPayload.Action> actions = payload.getActions();
        if (actions == null || actions.size() != 1) {
            return Optional.empty();
        }
        BlockActionPayload.Action pressed = actions.get(0);
        Matcher id = ACTION_ID.matcher(String.valueOf(pressed.getActionId()));
        if (!id.matches() || pressed.getValue() == null) {
            return Optional.empty();
        }
        return Optional.of(new Press(id.group(1), pressed.getValue()));
    }
}
