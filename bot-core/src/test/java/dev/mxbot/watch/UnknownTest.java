package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RELIABILITY.md P10, P11: what could not be looked up is no change, and whose trouble that is, is told apart. */
class UnknownTest {
    private final Script script = new Script();

    @Test
    void neitherOpensNorCloses() {
        assertEquals("", script.run("good bad unknown unknown good"));
        assertEquals("OPENED", script.run("bad unknown bad unknown unknown"));
        assertEquals("", script.run("good unknown unknown"));
        assertEquals("RESOLVED", script.run("good"));
    }

    @Test
    void doesNotCloseWhatCouldNotBeLookedAt() {
        assertEquals("OPENED", script.run("good bad bad half half half half"));
        assertEquals("RESOLVED", script.run("good good"));
    }

    @Test
    void isNoChangeOfRecords() {
        assertEquals("", script.run("good unknown good unknown unknown good"));
        assertEquals(0, script.recorded().size());
    }

    @Test
    void saysOnceAfterSixHoursThatItCannotCheck() {
        assertEquals("", script.run("good unknown wait=3h unknown"));
        assertEquals("BLIND", script.run("wait=3h unknown unknown wait=9h unknown"));
        assertEquals("SEEING", script.run("good good"));
        assertEquals(
                1,
                script.heard().stream().map(Announcement::incident).distinct().count());
    }

    @Test
    void saysNothingForAnHourOfNotKnowing() {
        assertEquals("", script.run("good unknown wait=1h unknown good wait=5h good unknown good"));
    }

    @Test
    void blamesNoDomainForItsOwnTrouble() {
        assertEquals("", script.run("good own wait=12h own own"));
        assertEquals(Reason.OWN_DNS_UNREACHABLE, script.reason());
        assertTrue(script.memory().blindness().isEmpty());
        assertEquals("", script.run("good"));
    }

    @Test
    void itsOwnTroubleKeepsWhatWasSuspected() {
        assertEquals("OPENED", script.run("good bad own own bad"));
    }
}
