package dev.mxbot.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final VirtualTime time = new VirtualTime();
    private final Pace pace = new Pace(time::nanos);

    @Test
    void keepsTurnsASecondApart() {
        assertEquals(taken(0), pace.take("C1"));
        assertEquals(taken(1_000), pace.take("C1"));
        time.advance(Duration.ofMillis(400));
        assertEquals(taken(1_600), pace.take("C1"));
        assertEquals(taken(0), pace.take("C2"));
    }

    @Test
    void owesNothingToWhoComesLate() {
        pace.take("C1");
        time.advance(Duration.ofMinutes(10));
        assertEquals(taken(0), pace.take("C1"));
        assertEquals(taken(1_000), pace.take("C1"));
    }

    @Test
    void keepsNoTurnThatIsTooFarAway() {
        for (int i = 0; i < 6; i++) {
            pace.take("C1");
        }
        Pace.Turn refused = new Pace.Turn(false, Duration.ofSeconds(6));
        assertEquals(refused, pace.take("C1"));
        assertEquals(refused, pace.take("C1"));
    }

    @Test
    void keepsOutForAsLongAsItIsTold() {
        pace.hold("C1", Duration.ofSeconds(30));
        pace.hold("C1", Duration.ofSeconds(10));
        assertEquals(new Pace.Turn(false, Duration.ofSeconds(30)), pace.take("C1"));
        time.advance(Duration.ofSeconds(26));
        assertEquals(taken(4_000), pace.take("C1"));
    }

    private static Pace.Turn taken(long millis) {
        return new Pace.Turn(true, Duration.ofMillis(millis));
    }
}
