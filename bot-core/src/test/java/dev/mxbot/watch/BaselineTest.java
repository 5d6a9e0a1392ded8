package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.history.Recorded;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** RELIABILITY.md P7: the first check is a baseline, and a restart is no news. */
class BaselineTest {
    private final Script script = new Script();

    @Test
    void staysSilentWhenTheFirstChecksFindTrouble() {
        assertEquals("", script.run("critical critical critical"));
        assertEquals(Verdict.BROKEN, script.memory().confirmed().orElseThrow().verdict());
        assertEquals(1, script.memory().confirmed().orElseThrow().accepted().size());
    }

    @Test
    void firesWhenTroubleOfTheBaselineGrowsWorse() {
        assertEquals("OPENED", script.run("bad bad critical critical"));
    }

    @Test
    void firesWhenTroubleOfTheBaselineComesBack() {
        assertEquals("OPENED", script.run("bad good good bad bad"));
    }

    @Test
    void beginsWithTheFirstCheckThatSeesAnything() {
        assertEquals("", script.run("unknown"));
        assertTrue(script.memory().confirmed().isEmpty());
        assertEquals("", script.run("bad bad bad"));
        assertTrue(script.memory().confirmed().isPresent());
    }

    @Test
    void whatLayHiddenInTheFirstCheckIsNoNewsLater() {
        assertEquals("", script.run("half bad bad bad"));
        assertEquals("OPENED", script.run("both both"));
    }

    @Test
    void tellsOnceWhatChangedWhileNobodyLooked() {
        script.run("good good");
        Instant before = script.now();

        assertEquals("CHANGED", script.run("wait=8h mx=b good good good"));

        Recorded change = script.recorded().get(0);
        assertEquals(before, change.after());
        assertTrue(!change.by().isBefore(before.plus(Duration.ofHours(8))));
        assertTrue(script.lastText().contains("First seen between 2026-11-20 14:"), script.lastText());
    }
}
