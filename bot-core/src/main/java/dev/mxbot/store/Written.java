package dev.mxbot.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.function.Function;

/** A value that one text tells whole: how it is written, and how it is read. */
record Written<T>(Class<T> type, Function<T, String> text, Function<String, T> value) {
    void in(SimpleModule module) {
        module.addSerializer(type, new Writer());
        module.addDeserializer(type, new Reader());
    }

    private final class Writer extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(type);
        }

        @Override
        public void serialize(T written, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(text.apply(written));
        }

        @Override
        public void serializeWithType(T written, JsonGenerator json, SerializerProvider provider, TypeSerializer family)
                throws IOException {
            serialize(written, json, provider);
        }
    }

    private final class Reader extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(type);
        }

        @Override
        protected T _deserialize(String read, DeserializationContext context) {
            return value.apply(read);
        }
    }
}
