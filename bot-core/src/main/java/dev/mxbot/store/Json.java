package dev.mxbot.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.mxbot.domain.DomainName;
import dev.mxbot.reply.Png;
import dev.mxbot.watch.Memory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Values as JSON, for a column. A record is an object of its components; of a sealed family, {@code is} names the member. What an older
 * program does not know it leaves out, and what a newer one misses is empty, so that both can run on one store (RELIABILITY.md F50).
 */
final class Json {
    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    /** As the declared type says it: a member of a sealed family is to be written as that family. */
    static <T> String write(Class<T> type, T value) {
        return write(MAPPER.constructType(type), value);
    }

    static <T> String writeList(Class<T> element, List<T> values) {
        return write(list(element), values);
    }

    static <T> T read(Class<T> type, String json) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw noSuch(type, e);
        }
    }

    static <T> List<T> readList(Class<T> element, String json) {
        try {
            return MAPPER.readValue(json, list(element));
        } catch (JsonProcessingException e) {
            throw noSuch(element, e);
        }
    }

    private static String write(JavaType type, Object value) {
        try {
            return MAPPER.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of a " + type, e);
        }
    }

    private static IllegalStateException noSuch(Class<?> type, JsonProcessingException e) {
        return new IllegalStateException(
                "what the store holds is no " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
    }

    private static JavaType list(Class<?> element) {
        return MAPPER.getTypeFactory().constructCollectionType(List.class, element);
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .annotationIntrospector(new SealedFamilies())
                .addModule(new Jdk8Module())
                .addModule(values())
                .addMixIn(Memory.class, EarlierMemory.class)
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                // Half a pair of UTF-16, which hostile data may hold, is a character of JSON and none of a database.
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        for (Class<?> emptied :
                List.of(List.class, Set.class, SortedSet.class, Map.class, SortedMap.class, String.class)) {
            mapper.configOverride(emptied).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
        return mapper;
    }

    /** What is no record, or is written shorter than one. */
    private static SimpleModule values() {
        SimpleModule module = new SimpleModule();
        new Written<>(DomainName.class, DomainName::text, DomainName::of).in(module);
        new Written<>(Instant.class, Instant::toString, Instant::parse).in(module);
        new Written<>(Duration.class, Duration::toString, Duration::parse).in(module);
        new Written<>(LocalTime.class, LocalTime::toString, LocalTime::parse).in(module);
        new Written<>(ZoneId.class, ZoneId::getId, ZoneId::of).in(module);
        new Written<>(
                        Png.class,
                        png -> Base64.getEncoder().encodeToString(png.bytes()),
                        text -> new Png(Base64.getDecoder().decode(text)))
                .in(module);
        return module;
    }
}
