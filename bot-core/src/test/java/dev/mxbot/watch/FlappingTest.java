package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** RELIABILITY.md P13: what comes and goes is told once, then where it has come to rest. */
class FlappingTest {
    private static final String RESTLESS = "bad bad good good bad bad good good bad";

    private final Script script = new Script().wishing(Script.WISHES.every(Duration.ofMinutes(5)));

    @Test
    void saysOnceThatItComesAndGoes() {
        assertEquals("OPENED RESOLVED OPENED RESOLVED FLAPPING", script.run("good " + RESTLESS));
        assertEquals("", script.run("bad good good bad bad good"));
    }

    @Test
    void saysWhereItCameToRest() {
        script.run("good " + RESTLESS);
        assertEquals("SETTLED", script.run("good good wait=40m good good good"));
        assertTrue(script.memory().incident().isEmpty());
        assertEquals("OPENED", script.run("wait=1h good bad bad"));
    }

    @Test
    void staysOpenWhenItComesToRestInTrouble() {
        script.run("good " + RESTLESS);
        assertEquals("SETTLED", script.run("bad bad wait=40m bad bad bad"));
        assertEquals("RESOLVED", script.run("wait=1h bad good good"));
        assertEquals(
                1,
                script.heard().subList(4, 7).stream()
                        .map(Announcement::incident)
                        .distinct()
                        .count());
    }

    @Test
    void doesNotRemindMeanwhile() {
        script.wishing(script.watched().watch().wishes().remindEvery(Duration.ofHours(1)));
        script.run("good " + RESTLESS);
        assertEquals("", script.run("bad wait=20m bad good wait=20m good bad wait=20m bad good"));
    }

    @Test
    void staysSilentWhenItTurnsSeldom() {
        script.wishing(script.watched().watch().wishes().every(Duration.ofHours(1)));
        assertEquals(
                "OPENED RESOLVED OPENED RESOLVED OPENED RESOLVED",
                script.run("good bad bad good good bad bad good good bad bad good good"));
    }
}
