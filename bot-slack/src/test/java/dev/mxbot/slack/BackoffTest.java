package dev.mxbot.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(new Random(11));

    @Test
    void waitsLongerEachTimeUpToAMinute() {
        long whole = 1_000;
        for (int i = 0; i < 12; i++) {
            long wait = backoff.next().toMillis();
            assertTrue(wait >= whole / 2 && wait <= whole, wait + " of " + whole);
            whole = Math.min(60_000, whole * 2);
        }
        assertEquals(60_000, whole);
    }

    @Test
    void startsAnewAfterASuccess() {
        for (int i = 0; i < 5; i++) {
            backoff.next();
        }
        backoff.reset();
        assertTrue(backoff.next().compareTo(Duration.ofSeconds(1)) <= 0);
    }
}
