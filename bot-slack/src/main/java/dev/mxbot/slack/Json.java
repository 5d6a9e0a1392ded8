package dev.mxbot.slack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects with their members in the order written, so that the same reply is always the same text. */
final class Json {
    private Json() {}

    /**
     * @param rest names and values in turn, after the first pair
     */
    static Map<String, Object> object(String name, Object value, Object... rest) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(name, value);
        for (int i = 0; i < rest.length; i += 2) {
            object.put((String) rest[i], rest[i + 1]);
        }
        return Collections.unmodifiableMap(object);
    }
}
