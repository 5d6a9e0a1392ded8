package dev.mxbot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** F37: where every resume is refused, a day's logins still last for the day. */
class IdentifyPaceTest {
    private final VirtualTime time = new VirtualTime();
    private final IdentifyPace pace = new IdentifyPace(time, time.meter());
    private final List<Duration> begun = new ArrayList<>();

    @Test
    void aDroppedLineIsMendedAtOnce() {
        for (int i = 0; i < IdentifyPace.AT_ONCE; i++) {
            begin("session " + i);
        }
        assertEquals(IdentifyPace.AT_ONCE, begun.size());
        begin("one more");
        assertEquals(IdentifyPace.AT_ONCE, begun.size());
        time.advance(IdentifyPace.EACH);
        assertEquals(IdentifyPace.AT_ONCE + 1, begun.size());
    }

    /** JDA asks for the next session five seconds after the last one was refused. */
    @Test
    void aDayOfRefusedResumesStaysBelowAThousandLogins() {
        int before = -1;
        for (Duration day = Duration.ofDays(1);
                time.elapsed().compareTo(day) < 0;
                time.advance(Duration.ofSeconds(5))) {
            if (begun.size() > before) {
                before = begun.size();
                begin("session " + before);
            }
        }
        assertTrue(begun.size() > 700 && begun.size() < 740, begun.size() + " logins");
    }

    @Test
    void aSessionThatIsNoLongerWantedDoesNotBegin() {
        for (int i = 0; i < IdentifyPace.AT_ONCE; i++) {
            begin("session " + i);
        }
        begin("given up");
        pace.forget("given up");
        time.advance(Duration.ofHours(1));
        assertEquals(IdentifyPace.AT_ONCE, begun.size());
    }

    private void begin(String session) {
        pace.begin(session, () -> begun.add(time.elapsed()));
    }
}
