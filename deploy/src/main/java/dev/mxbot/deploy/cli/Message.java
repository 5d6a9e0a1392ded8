package dev.mxbot.deploy.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of a batch: a text, with the id that its answer carries. */
record Message(Optional<String> id, String text) {
    private static final List<String> KEYS = List.of("id", "text");

    static Message read(String line) throws UnreadableLine {
        Map<String, String> fields = LineFields.read(line, KEYS);
        String text = fields.get("text");
        if (text == null) {
            throw new UnreadableLine(LineFields.id(fields), "the line has no \"text\"");
        }
        return new Message(LineFields.id(fields), text);
    }
}
