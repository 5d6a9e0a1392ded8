package dev.mxbot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import dev.mxbot.testing.VirtualTime;
import dev.mxbot.watch.AuditEntry;
import dev.mxbot.watch.Conclusion;
import dev.mxbot.watch.Hand;
import dev.mxbot.watch.Reason;
import dev.mxbot.watch.Rota;
import dev.mxbot.watch.Watch;
import dev.mxbot.watch.Watched;
import dev.mxbot.watch.Watches;
import dev.mxbot.watch.Wishes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose turn it is, on both databases. PostgreSQL goes by its own clock. */
class RotaTest {
    private static final Channel OPS = new Channel("slack", "T1", "C-ops");
    private static final Duration LEASE = Duration.ofSeconds(45);
    private static final Duration GRACE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final VirtualTime time = new VirtualTime();

    /** P26: what one has taken the other does not get. */
    @ParameterizedTest
    @EnumSource
    void givesEachWatchToOne(Engine engine) throws Exception {
        try (Store store = open(engine)) {
            for (int i = 0; i < 40; i++) {
                add(store, i);
            }
            ExecutorService two = Executors.newFixedThreadPool(2);
            Callable<List<String>> taking = () -> store.rota().take(15, LEASE).taken().stream()
                    .map(one -> one.watched().watch().id())
                    .toList();
            Set<String> all = new HashSet<>();
            int sum = 0;
            for (Future<List<String>> each : two.invokeAll(List.of(taking, taking, taking, taking))) {
                all.addAll(each.get());
                sum += each.get().size();
            }
            two.shutdown();
            assertEquals(40, sum + store.rota().take(40, LEASE).taken().size());
            assertEquals(sum, all.size(), "none twice");
            assertEquals(0, store.rota().take(40, LEASE).taken().size());
        }
    }

    /** F47, F48: a lease that has ended is another's, and the first one writes nothing any more. */
    @ParameterizedTest
    @EnumSource
    void fencesWhoComesLate(Engine engine) {
        try (Store store = open(engine)) {
            add(store, 1);
            Watched late = one(store.rota().take(1, Duration.ofMillis(-1)));
            Watched next = one(store.rota().take(1, LEASE));
            assertFalse(store.watches().conclude(late, conclusion(late)));
            assertTrue(store.watches().conclude(next, conclusion(next)));
        }
    }

    /** A person's wish ends a check that runs under the old ones: it is made again at once. */
    @ParameterizedTest
    @EnumSource
    void aChangeEndsTheLease(Engine engine) {
        try (Store store = open(engine)) {
            add(store, 1);
            Watched taken = one(store.rota().take(1, LEASE));
            Instant now = Instant.now();
            assertTrue(store.watches()
                    .change(
                            taken.watch().id(),
                            watch -> new Hand.Wished(watch.wishes().every(Duration.ofHours(1)), audit(now)))
                    .isPresent());
            assertFalse(store.watches().conclude(taken, conclusion(taken)));
            assertEquals(1, store.rota().take(1, LEASE).taken().size());
        }
    }

    /** F55. */
    @ParameterizedTest
    @EnumSource
    void namesWhatCannotBeReadAndPutsItOff(Engine engine) {
        try (Store store = open(engine)) {
            add(store, 1);
            add(store, 2);
            store.run(handle -> handle.execute("UPDATE watch SET memory = '[' WHERE domain = 'w1.example'"));
            Rota.Turn turn = store.rota().take(5, LEASE);
            assertEquals(1, turn.taken().size());
            Rota.Unreadable unreadable = turn.unreadable().get(0);
            assertEquals(0, unreadable.failures());
            store.rota().putOff(unreadable.id(), unreadable.version(), Duration.ofMinutes(-1), "cannot be read");
            assertEquals(1, store.rota().load().broken());
            assertEquals(
                    1, store.rota().take(5, LEASE).unreadable().get(0).failures(), "counted, so that the pause grows");
            assertEquals(2, store.watches().in(OPS).size());
            assertEquals(
                    1,
                    store.watches().overdue(Instant.now().plusSeconds(60), 10).stream()
                            .filter(one -> one.broken().isPresent())
                            .count());
        }
    }

    /** P25, P27: what is late is spread, what is too far comes nearer, and the second time there is nothing to do. */
    @ParameterizedTest
    @EnumSource
    void alignsOnce(Engine engine) {
        try (Store store = open(engine)) {
            for (int i = 0; i < 3; i++) {
                add(store, i);
            }
            long now = store.rota().take(0, LEASE).now().toEpochMilli();
            store.run(handle -> {
                handle.execute("UPDATE watch SET next_at = ? WHERE domain = 'w0.example'", now - 3_600_000);
                handle.execute("UPDATE watch SET next_at = ? WHERE domain = 'w1.example'", now + 3_600_000);
                handle.execute("UPDATE watch SET next_at = ? WHERE domain = 'w2.example'", now + 60_000);
            });
            assertEquals(2, store.rota().align(GRACE));
            assertEquals(0, store.rota().align(GRACE));
            for (Watched one : store.watches().in(OPS)) {
                long in = one.next().toEpochMilli() - now;
                assertTrue(in >= 0 && in <= 660_000, () -> one.watch().domain() + " in " + in + " ms");
            }
        }
    }

    private Store open(Engine engine) {
        return Store.open(
                Engines.place(engine, folder),
                engine == Engine.SQLITE ? java.time.Clock.systemUTC() : time.clock(),
                Patience.none());
    }

    private static Watched one(Rota.Turn turn) {
        assertEquals(1, turn.taken().size());
        return turn.taken().get(0).watched();
    }

    private static Conclusion conclusion(Watched of) {
        return new Conclusion(
                of.memory(), List.of(), List.of(), List.of(), Instant.now().plusSeconds(900), Reason.NOTHING_TO_SAY);
    }

    private static AuditEntry audit(Instant now) {
        return new AuditEntry(now, "U1", OPS, "added", "", "");
    }

    private static void add(Store store, int number) {
        Instant now = Instant.now().minusSeconds(5);
        store.watches()
                .add(
                        new Watch(
                                "watch" + (1_000_000 + number),
                                OPS,
                                DomainName.of("w" + number + ".example"),
                                Wishes.DEFAULT,
                                "U1",
                                now),
                        new Watches.Limits(100, 100),
                        audit(now));
    }
}
