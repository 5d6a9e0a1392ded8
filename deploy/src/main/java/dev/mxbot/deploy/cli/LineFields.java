package dev.mxbot.deploy.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The texts that one line of a batch holds, by their names. */
final class LineFields {
    private static final String ID = "id";

    private LineFields() {}

    /**
     * The fields that are there; one that is {@code null} is not. An id may also be a number or a truth value.
     *
     * @param keys all that count; whatever else stands there is passed over
     */
    static Map<String, String> read(String line, List<String> keys) throws UnreadableLine {
        Map<String, String> fields = new HashMap<>();
        String noText = null;
        try (JsonParser object = JsonLine.JSON.createParser(line)) {
            boolean whole = object.nextToken() == JsonToken.START_OBJECT;
            while (whole && object.nextToken() == JsonToken.FIELD_NAME) {
                String field = object.currentName();
                JsonToken value = object.nextToken();
                boolean counts = keys.contains(field) && value != JsonToken.VALUE_NULL;
                if (counts && (value == JsonToken.VALUE_STRING || (field.equals(ID) && value.isScalarValue()))) {
                    fields.put(field, object.getText());
                } else {
                    // Read on: the id may come later, and the answer is to carry it.
                    noText = counts && noText == null ? field : noText;
                    object.skipChildren();
                }
            }
            if (!whole || object.currentToken() != JsonToken.END_OBJECT || object.nextToken() != null) {
                throw notJson(fields, keys);
            }
        } catch (IOException e) {
            throw notJson(fields, keys);
        }
        return texts(fields, noText);
    }

    private static Map<String, String> texts(Map<String, String> fields, @Nullable String noText)
            throws UnreadableLine {
        if (noText != null) {
            throw new UnreadableLine(id(fields), "\"" + noText + "\" is no text");
        }
        return fields;
    }

    static Optional<String> id(Map<String, String> fields) {
        return Optional.ofNullable(fields.get(ID));
    }

    private static UnreadableLine notJson(Map<String, String> fields, List<String> keys) {
        return new UnreadableLine(id(fields), "that is no JSON object of \"" + String.join("\", \"", keys) + "\"");
    }
}
