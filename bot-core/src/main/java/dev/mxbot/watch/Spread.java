package dev.mxbot.watch;

import dev.mxbot.diagnosis.Diagnosis;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a change of the records has come, as one diagnosis saw it.
 *
 * @param servers of the zone that have the newest records
 * @param behind of the zone that still give out others
 * @param caches resolvers that still hold others
 * @param until when the last of those drops them; empty while a server of the zone gives them out
 */
record Spread(List<String> servers, List<String> behind, List<String> caches, Optional<Instant> until) {
    private static final int MOST = 20;

    /** Empty if everybody who was asked says the same. */
    static Optional<Spread> of(Diagnosis diagnosis) {
        if (!(diagnosis.facts("ns").get("propagation") instanceof Map<?, ?> facts)) {
            return Optional.empty();
        }
        Spread spread = new Spread(
                names(facts.get("servers"), "name", true),
                names(facts.get("servers"), "name", false),
                names(facts.get("resolvers"), "server", false),
                facts.get("convergedBy") instanceof String at ? time(at) : Optional.empty());
        return spread.waitedFor().isEmpty() ? Optional.empty() : Optional.of(spread);
    }

    /** Who does not have the newest records. */
    List<String> waitedFor() {
        return Stream.concat(behind.stream(), caches.stream())
                .sorted()
                .distinct()
                .toList();
    }

    private static List<String> names(@Nullable Object list, String key, boolean current) {
        return list instanceof List<?> all
                ? all.stream()
                        .limit(MOST)
                        .flatMap(each -> each instanceof Map<?, ?> one
                                        && one.get(key) instanceof String name
                                        && Boolean.valueOf(current).equals(one.get("current"))
                                ? Stream.of(name)
                                : Stream.of())
                        .toList()
                : List.of();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
