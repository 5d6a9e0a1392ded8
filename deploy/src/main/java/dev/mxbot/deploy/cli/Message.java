package dev.mxbot.deploy.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** One line of a batch: a text, with the id that its answer carries. */
record Message(Optional<String> id, String text) {
    /** Empty if the line is no object with a text. */
    static Optional<Message> read(String line) {
        try (JsonParser object = JsonLine.JSON.createParser(line)) {
            String id = null;
            String text = null;
            if (object.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (object.nextToken() == JsonToken.FIELD_NAME) {
                String field = object.currentName();
                JsonToken value = object.nextToken();
                if (field.equals("id") && value.isScalarValue()) {
                    id = object.getText();
                } else if (field.equals("text") && value == JsonToken.VALUE_STRING) {
                    text = object.getText();
                } else {
                    object.skipChildren();
                }
            }
            Optional<String> known = Optional.ofNullable(id);
            return Optional.ofNullable(text).map(said -> new Message(known, said));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
