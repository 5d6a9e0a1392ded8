package dev.mxbot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Lease;
import dev.mxbot.channel.Leases;
import dev.mxbot.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeasesTest {
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime();

    @ParameterizedTest
    @EnumSource
    void oneHolderAtATime(Engine engine) {
        try (Store store = open(engine)) {
            Leases leases = store.leases();
            Lease first = leases.take("shard-0", "a", LONG).orElseThrow();

            assertEquals(Optional.empty(), leases.take("shard-0", "b", LONG));
            assertTrue(leases.take("shard-1", "b", LONG).isPresent());
            assertEquals(
                    Optional.of(first.token()),
                    leases.renew(first, LONG.multipliedBy(2)).map(Lease::token));

            leases.release(first);
            Lease second = leases.take("shard-0", "b", LONG).orElseThrow();
            assertTrue(second.token() > first.token(), "the token never falls");
            assertEquals(Optional.empty(), leases.renew(first, LONG));
            leases.release(first);
            assertTrue(leases.renew(second, LONG).isPresent(), "who is late releases nothing");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatStartsAgainTakesItsOwnLeaseAnew(Engine engine) {
        try (Store store = open(engine)) {
            Lease before = store.leases().take("shard-0", "a", LONG).orElseThrow();
            Lease after = store.leases().take("shard-0", "a", LONG).orElseThrow();

            assertEquals(before.token() + 1, after.token());
            assertEquals(Optional.empty(), store.leases().renew(before, LONG));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatHasEndedIsFree(Engine engine) {
        try (Store store = open(engine)) {
            Lease first =
                    store.leases().take("shard-0", "a", Duration.ofSeconds(-1)).orElseThrow();

            assertEquals(Optional.empty(), store.leases().renew(first, LONG), "too late to hold on");
            assertEquals(
                    first.token() + 1,
                    store.leases().take("shard-0", "b", LONG).orElseThrow().token());
        }
    }

    /** P27: a process with a wrong clock takes nothing from others, where there are others. */
    @Test
    void onPostgresTheDatabaseTellsTheTime() {
        try (Store store = open(Engine.POSTGRESQL)) {
            Instant ends =
                    store.leases().take("shard-0", "a", LONG).orElseThrow().ends();
            time.advance(Duration.ofDays(20_000));

            assertEquals(Optional.empty(), store.leases().take("shard-0", "b", LONG));
            assertTrue(Duration.between(Instant.now().plus(LONG), ends).abs().compareTo(Duration.ofMinutes(10)) < 0);
        }
    }

    @Test
    void onSqliteTheProcessDoes() {
        try (Store store = open(Engine.SQLITE)) {
            store.leases().take("shard-0", "a", LONG);
            time.advance(LONG);

            assertTrue(store.leases().take("shard-0", "b", LONG).isPresent());
        }
    }

    private Store open(Engine engine) {
        return Store.open(Engines.place(engine, folder), time.clock(), Patience.none());
    }
}
