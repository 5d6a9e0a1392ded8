package dev.mxbot.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** F35: what a platform sends again is known to be the same, by whichever process gets it. */
class SeenOnceTest {
    @TempDir
    private Path folder;

    private final VirtualTime time = new VirtualTime();

    @ParameterizedTest
    @EnumSource
    void trueTheFirstTimeOnly(Engine engine) {
        try (Store store = open(engine, time.clock());
                JdbcSeenOnce one = store.seenOnce();
                JdbcSeenOnce other = store.seenOnce()) {
            assertTrue(one.first("slack event Ev1"));
            assertFalse(other.first("slack event Ev1"));
            assertFalse(one.first("slack event Ev1"));
            assertTrue(one.first("discord interaction Ev1"));
            assertTrue(one.first("slack " + "é".repeat(300) + "\0"), "whatever a platform sends");
        }
    }

    @Test
    void forgetsWhatIsNotSentAgain() {
        try (Store store = open(Engine.SQLITE, time.clock());
                JdbcSeenOnce seen = store.seenOnce()) {
            assertTrue(seen.first("slack event Ev1"));
            time.advance(Duration.ofMinutes(61));
            seen.sweep();
            assertFalse(seen.first("slack event Ev1"), "for an hour at least");
            time.advance(Duration.ofHours(3));
            seen.sweep();
            assertTrue(seen.first("slack event Ev1"));
        }
    }

    /** F19, F20: to answer twice is better than not at all, and to wait is no better. */
    @Test
    void trueWithinASecondWhenTheStoreIsAway() throws Exception {
        try (Store store = open(Engine.SQLITE, time.clock());
                JdbcSeenOnce seen = store.seenOnce();
                // The only connection that writes.
                java.sql.Connection held = store.dataSource().getConnection()) {
            assertFalse(held.isClosed());
            for (int i = 0; i < 6; i++) {
                assertTimeout(Duration.ofSeconds(1), () -> assertTrue(seen.first("slack event Ev2")));
            }
        }
    }

    private Store open(Engine engine, Clock clock) {
        return Store.open(Engines.place(engine, folder), clock, Patience.none());
    }
}
