package dev.mxbot.deploy.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with a line of a batch, with the id where it could be read. */
final class UnreadableLine extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> id;

    UnreadableLine(Optional<String> id, String message) {
        super(message);
        this.id = id;
    }

    /** The answer to such a line: no line of the input stays without one. */
    String json() {
        return json(id, String.valueOf(getMessage()));
    }

    static String json(Optional<String> id, String why) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", id.orElse(null));
        line.put("error", why);
        return JsonLine.of(line);
    }
}
