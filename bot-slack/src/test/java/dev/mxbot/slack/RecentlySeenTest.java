package dev.mxbot.slack;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RecentlySeenTest {
    private Instant now = Instant.parse("2026-11-20T14:00:00Z");
    private final RecentlySeen seen = new RecentlySeen(3, Duration.ofMinutes(10), new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void knowsWhatItHasSeen() {
        assertTrue(seen.first("a"));
        assertFalse(seen.first("a"));
        assertTrue(seen.first("b"));
        assertFalse(seen.first("a"));
    }

    @Test
    void forgetsAfterAWhile() {
        seen.first("a");
        now = now.plus(Duration.ofMinutes(10));
        assertFalse(seen.first("a"));
        now = now.plus(Duration.ofMillis(1));
        assertTrue(seen.first("a"));
    }

    @Test
    void forgetsTheOldestWhenItIsFull() {
        seen.first("a");
        seen.first("b");
        seen.first("c");
        seen.first("d");
        assertFalse(seen.first("c"));
        assertFalse(seen.first("d"));
        assertTrue(seen.first("a"));
    }
}
