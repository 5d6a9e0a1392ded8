package dev.mxbot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.history.Difference;
import dev.mxbot.history.Snapshot;
import dev.mxbot.watch.Found;
import dev.mxbot.watch.Memory;
import dev.mxbot.watch.Wishes;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a column holds as JSON comes back with every field it has, also one that is added tomorrow. */
class RoundTripTest {
    @ParameterizedTest
    @ValueSource(classes = {Memory.class, Wishes.class, Found.class, Snapshot.class, Difference.class})
    <T> void everyFieldComesBack(Class<T> type) throws Exception {
        T value = new Filled().of(type);
        // Else the fields that are empty anyway would prove nothing.
        nothingIsEmpty(value, type.getSimpleName());

        String json = Json.write(type, value);

        assertEquals(value, Json.read(type, json));
        assertEquals(json, Json.write(type, Json.read(type, json)));
    }

    /** What the test above rests on: two that are filled differ in every field. */
    @Test
    void fillsWithDistinctValues() throws Exception {
        Filled filled = new Filled();
        Memory one = filled.of(Memory.class);
        Memory other = filled.of(Memory.class);

        TreeSet<String> same = new TreeSet<>();
        for (RecordComponent component : Memory.class.getRecordComponents()) {
            if (component
                    .getAccessor()
                    .invoke(one)
                    .equals(component.getAccessor().invoke(other))) {
                same.add(component.getName());
            }
        }
        assertEquals(new TreeSet<>(), same);
    }

    private static void nothingIsEmpty(Object value, String where) throws ReflectiveOperationException {
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                nothingIsEmpty(component.getAccessor().invoke(value), where + "." + component.getName());
            }
        } else if (value instanceof Optional<?> optional) {
            assertTrue(optional.isPresent(), where);
            nothingIsEmpty(optional.get(), where);
        } else if (value instanceof Collection<?> all) {
            assertFalse(all.isEmpty(), where);
            for (Object one : all) {
                nothingIsEmpty(one, where);
            }
        } else if (value instanceof Map<?, ?> map) {
            nothingIsEmpty(map.keySet(), where);
            nothingIsEmpty(map.values(), where);
        } else if (value instanceof OptionalLong optional) {
            assertTrue(optional.isPresent(), where);
        } else if (value instanceof Boolean yes) {
            assertTrue(yes, where);
        } else if (value instanceof Number number) {
            assertTrue(number.longValue() != 0, where);
        } else if (value instanceof String text) {
            assertFalse(text.isEmpty(), where);
        }
    }
}
