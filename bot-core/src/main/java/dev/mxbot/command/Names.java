package dev.mxbot.command;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.People;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What people are called, so that it can be read who did something. They are named and not mentioned: a mention calls whoever it names.
 * Blocks, for a moment: called where the store may be waited for.
 */
final class Names {
    /** Who waits for an answer does not wait for names. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int MOST = 20;

    private final Set<People> people;
    private final Duration patience;

    Names(Set<People> people, Duration patience) {
        this.people = Set.copyOf(people);
        this.patience = patience;
    }

    /** By the platform's id; without one where the platform does not tell. */
    record Known(Map<String, String> byId) {
        static final Known NOBODY = new Known(Map.of());

        Known {
            byId = Map.copyOf(byId);
        }

        /** The id itself where there is no name. */
        String of(String person) {
            return byId.getOrDefault(person, person);
        }

        Optional<String> find(String person) {
            return Optional.ofNullable(byId.get(person));
        }
    }

    String of(Channel channel, String person) {
        return of(channel, Set.of(person)).of(person);
    }

    Known of(Channel channel, Collection<String> persons) {
        Optional<People> platform = people.stream()
                .filter(one -> one.platform().equals(channel.platform()))
                .findFirst();
        Map<String, CompletableFuture<Optional<String>>> asked = new LinkedHashMap<>();
        platform.ifPresent(one -> persons.stream()
                .distinct()
                .limit(MOST)
                .forEach(person -> asked.put(
                        person,
                        one.name(channel, person).toCompletableFuture().exceptionally(fault -> Optional.empty()))));
        CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        Map<String, String> names = new LinkedHashMap<>();
        asked.forEach((person, name) -> name.getNow(Optional.empty())
                .map(String::strip)
                .filter(some -> !some.isEmpty())
                .ifPresent(some -> names.put(person, some)));
        return new Known(names);
    }
}
