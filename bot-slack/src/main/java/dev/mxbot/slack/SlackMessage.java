package dev.mxbot.slack;

import com.slack.api.bolt.util.JsonOps;
import java.util.List;

/**
 * A message as Slack takes it.
 *
 * @param text what notifications and screen readers say, and all there is if Slack refuses the blocks; escaped
 * @param blocks Block Kit, ready to be written as JSON
 */
record SlackMessage(String text, List<Object> blocks) {
    SlackMessage {
        blocks = List.copyOf(blocks);
    }

    SlackMessage withoutBlocks() {
        return new SlackMessage(text, List.of());
    }

    String blocksAsJson() {
        return JsonOps.toJsonString(blocks);
    }
}
