package dev.mxbot.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.util.JsonOps;
import com.slack.api.model.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads from a button's request which message it was pressed in. */
final class PressedMessage {
    private PressedMessage() {}

    static ButtonPlace.Pressed of(BlockActionPayload payload) {
        Message message = payload.getMessage();
        BlockActionPayload.Container container = payload.getContainer();
        String thread = message != null ? message.getThreadTs() : container == null ? null : container.getThreadTs();
        return new ButtonPlace.Pressed(
                payload.getResponseUrl(),
                payload.getChannel().getId(),
                container == null ? "" : String.valueOf(container.getMessageTs()),
                Optional.ofNullable(thread),
                payload.getUser().getId(),
                Optional.ofNullable(message)
                        .filter(m -> m.getBlocks() != null && !m.getBlocks().isEmpty())
                        .map(m -> new SlackMessage(m.getText() == null ? "" : m.getText(), blocks(m))));
    }

    /** The SDK's classes write out every style that is off: without those a long message would grow beyond what Slack takes. */
    private static List<Object> blocks(Message message) {
        JsonArray written = JsonParser.parseString(JsonOps.toJsonString(message.getBlocks()))
                .getAsJsonArray();
        dropFalse(written);
        List<Object> blocks = new ArrayList<>();
        written.forEach(blocks::add);
        return blocks;
    }

    private static void dropFalse(JsonElement element) {
        if (element instanceof JsonArray array) {
            array.forEach(PressedMessage::dropFalse);
        } else if (element instanceof JsonObject object) {
            object.entrySet().removeIf(member -> isFalse(member.getValue()));
            object.entrySet().forEach(member -> dropFalse(member.getValue()));
        }
    }

    private static boolean isFalse(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean() && !value.getAsBoolean();
    }
}
