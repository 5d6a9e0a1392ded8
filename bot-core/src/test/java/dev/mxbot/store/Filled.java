package dev.mxbot.store;

import dev.mxbot.domain.DomainName;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes values of records in which nothing is empty, each unlike every other; of a sealed family, lists hold every member. */
final class Filled {
    private int made;

    <T> T of(Class<T> type) throws ReflectiveOperationException {
        return type.cast(one(type));
    }

    private Object one(Type type) throws ReflectiveOperationException {
        return type instanceof ParameterizedType generic ? generic(generic) : plain((Class<?>) type);
    }

    private Object generic(ParameterizedType type) throws ReflectiveOperationException {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return Optional.of(one(of[0]));
        }
        if (type.getRawType() == List.class) {
            return several(of[0]);
        }
        if (type.getRawType() == SortedMap.class || type.getRawType() == Map.class) {
            TreeMap<Object, Object> map = new TreeMap<>();
            // What is asked, of names that the DNS has: never anybody's text.
            for (Object key :
                    of[0] == String.class ? List.of("question " + made++, "question " + made++) : several(of[0])) {
                map.put(key, one(of[1]));
            }
            return map;
        }
        throw new IllegalArgumentException("how is a " + type + " filled?");
    }

    private List<Object> several(Type type) throws ReflectiveOperationException {
        List<Object> all = new ArrayList<>();
        if (type instanceof Class<?> family && family.isSealed()) {
            for (Class<?> member : family.getPermittedSubclasses()) {
                all.add(one(member));
            }
        } else if (type instanceof Class<?> constants && constants.isEnum()) {
            all.addAll(Arrays.asList(constants.getEnumConstants()));
        } else {
            all.add(one(type));
            all.add(one(type));
        }
        return all;
    }

    private Object plain(Class<?> type) throws ReflectiveOperationException {
        made++;
        if (type == DomainName.class) {
            return DomainName.of("d" + made + ".example");
        } else if (type.isRecord()) {
            return record(type);
        } else if (type.isEnum()) {
            // Never the first, which a forgotten one might become.
            Object[] constants = type.getEnumConstants();
            return constants[1 + made % (constants.length - 1)];
        } else if (type.isSealed()) {
            return one(type.getPermittedSubclasses()[0]);
        } else if (type == String.class) {
            return "text " + made + " \0 \ud800 é \u2028";
        } else if (type == int.class || type == Integer.class) {
            return made;
        } else if (type == long.class) {
            return (long) made;
        } else if (type == boolean.class) {
            return true;
        } else if (type == OptionalLong.class) {
            return OptionalLong.of(made);
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(1_700_000_000L + made, made);
        } else if (type == Duration.class) {
            return Duration.ofSeconds(made, made);
        } else if (type == LocalTime.class) {
            return LocalTime.MIDNIGHT.plusMinutes(made);
        } else if (type == ZoneId.class) {
            return ZoneId.of("Europe/Berlin");
        }
        throw new IllegalArgumentException("how is a " + type + " filled?");
    }

    private Object record(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = one(components[i].getGenericType());
        }
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("no " + type.getSimpleName() + " of " + Arrays.toString(values), e);
        }
    }
}
