package dev.mxbot.slack;

import com.slack.api.bolt.util.JsonOps;
import dev.mxbot.command.Dialog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dialog as a modal view of Slack's. A field's name is the id of its block, where Slack shows what is wrong with it.
 *
 * @see <a href="https://docs.slack.dev/reference/views/modal-views">Modal views</a>
 */
final class SlackDialog {
    private static final String CLOSE = "Cancel";

    private SlackDialog() {}

    /** The view, as JSON. */
    static String view(Dialog dialog, Origin origin) {
        List<Object> blocks = dialog.fields().stream().map(SlackDialog::block).toList();
        return JsonOps.toJsonString(Json.object(
                "type",
                "modal",
                "callback_id",
                Submission.callbackId(dialog.command()),
                "private_metadata",
                origin.written(),
                "title",
                plain(dialog.title()),
                "submit",
                plain(dialog.submit()),
                "close",
                plain(CLOSE),
                "blocks",
                blocks));
    }

    private static Object block(Dialog.Field field) {
        Map<String, Object> input = new LinkedHashMap<>(Json.object(
                "type",
                "plain_text_input",
                "action_id",
                field.name(),
                "multiline",
                field.multiline(),
                "max_length",
                Dialog.LONGEST_VALUE,
                "placeholder",
                plain(field.example())));
        if (!field.value().isEmpty()) {
            input.put("initial_value", field.value());
        }
        return Json.object(
                "type",
                "input",
                "block_id",
                field.name(),
                "label",
                plain(field.label()),
                "hint",
                plain(field.hint()),
                "element",
                input);
    }

    private static Object plain(String text) {
        return Json.object("type", "plain_text", "text", text);
    }
}
