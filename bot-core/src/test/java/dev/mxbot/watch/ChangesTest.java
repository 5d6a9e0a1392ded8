package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RELIABILITY.md P1, P12: each change that lasts is told once, with trouble where there is trouble. */
class ChangesTest {
    private final Script script = new Script();

    @Test
    void tellsOfAChangeThatLasts() {
        assertEquals("CHANGED", script.run("good mx=b good good good"));
        assertEquals("CHANGED", script.run("mx=a good good good"));
        assertEquals(2, script.recorded().size());
    }

    @Test
    void staysSilentWhenItIsTakenBackAtOnce() {
        assertEquals("", script.run("good mx=b good mx=a good good"));
        assertEquals(0, script.recorded().size());
    }

    @Test
    void staysSilentWhenEveryAnswerIsAnother() {
        assertEquals("", script.run("good mx=b good mx=c good mx=d good mx=e good"));
    }

    @Test
    void isAPartOfTheTroubleThatItBrings() {
        assertEquals("OPENED", script.run("good mx=none critical critical critical"));
        assertTrue(script.lastText().contains("MX 1 a.example.net → (none)"), script.lastText());
    }

    @Test
    void isAPartOfTheCure() {
        script.run("good mx=none critical critical");
        assertEquals("RESOLVED", script.run("mx=a good good good"));
        assertTrue(script.lastText().contains("MX (none) → 1 a.example.net."), script.lastText());
    }

    @Test
    void waitsUntilItIsClearWhetherItBringsTrouble() {
        assertEquals("OPENED", script.run("good mx=b good critical critical"));
        assertTrue(script.lastText().contains("1 a.example.net → 1 b.example.net."), script.lastText());
    }

    @Test
    void isToldInTheThreadWhileTroubleLasts() {
        assertEquals("OPENED CHANGED", script.run("good bad bad bad mx=b bad bad bad"));
        assertEquals(script.heard().get(0).incident(), script.last().incident());
    }
}
