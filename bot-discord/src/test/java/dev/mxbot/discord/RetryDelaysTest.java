package dev.mxbot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryDelaysTest {
    private static final RetryDelays DELAYS = new RetryDelays(Duration.ofSeconds(2), Duration.ofSeconds(60));

    @Test
    void doubleUpToTheCeiling() {
        assertEquals(Duration.ofSeconds(2), DELAYS.after(1, new Fixed(1000)));
        assertEquals(Duration.ofSeconds(4), DELAYS.after(2, new Fixed(2000)));
        assertEquals(Duration.ofSeconds(60), DELAYS.after(6, new Fixed(30_000)));
        assertEquals(Duration.ofSeconds(60), DELAYS.after(100_000, new Fixed(30_000)));
    }

    @Test
    void areNeverShorterThanHalf() {
        assertEquals(Duration.ofSeconds(1), DELAYS.after(1, new Fixed(0)));
        assertEquals(Duration.ofSeconds(30), DELAYS.after(50, new Fixed(0)));
    }

    /** Draws always the same. */
    private record Fixed(long draw) implements RandomGenerator {
        @Override
        public long nextLong() {
            return draw;
        }

        @Override
        public long nextLong(long bound) {
            if (draw >= bound) {
                throw new AssertionError("asked for less than " + bound);
            }
            return draw;
        }
    }
}
