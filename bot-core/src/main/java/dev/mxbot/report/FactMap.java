package dev.mxbot.report;

import dev.mxbot.diagnosis.Diagnosis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Facts of a topic, or of a part of it, by key; what is missing or of another kind is as good as not there. */
record FactMap(Map<?, ?> values) {
    static FactMap of(Diagnosis diagnosis, String topic) {
        return new FactMap(diagnosis.facts(topic));
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean is(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    Optional<String> text(String key) {
        return values.get(key) instanceof String value && !value.isEmpty() ? Optional.of(value) : Optional.empty();
    }

    OptionalInt number(String key) {
        return values.get(key) instanceof Number number ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }

    List<String> texts(String key) {
        return list(key)
                .flatMap(each -> each instanceof String value ? Stream.of(value) : Stream.of())
                .toList();
    }

    Optional<FactMap> map(String key) {
        return values.get(key) instanceof Map<?, ?> map ? Optional.of(new FactMap(map)) : Optional.empty();
    }

    List<FactMap> maps(String key) {
        return list(key)
                .flatMap(each -> each instanceof Map<?, ?> map ? Stream.of(new FactMap(map)) : Stream.of())
                .toList();
    }

    private Stream<?> list(String key) {
        return values.get(key) instanceof List<?> list ? list.stream() : Stream.of();
    }
}
