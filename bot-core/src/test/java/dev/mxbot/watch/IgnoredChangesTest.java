package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.history.Difference;
import dev.mxbot.history.Recorded;
import dev.mxbot.history.Seen;
import dev.mxbot.history.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** RELIABILITY.md P12: a change that nobody needs to be told is not told, and stays in the history. */
class IgnoredChangesTest {
    private final Script script = new Script();

    @Test
    void recordsAndSaysNothing() {
        script.run("good");
        script.wishing(Script.WISHES.ignoringChanges(List.of("mx")));

        assertEquals("", script.run("mx=b good good good"));

        assertEquals(1, script.recorded().size());
        assertEquals(
                List.of("example.com MX"),
                script.recorded().get(0).differences().stream()
                        .map(Difference::question)
                        .toList());
        assertTrue(script.memory().times().change().isPresent());
        assertTrue(script.memory().untold().isEmpty());
        assertTrue(script.memory().following().isEmpty(), "nobody wants to know how far it has come");
        assertTrue(script.memory().incident().isEmpty());
    }

    @Test
    void tellsOthers() {
        script.run("good");
        script.wishing(Script.WISHES.ignoringChanges(List.of("txt", "mx example.org", "mail.example.com")));

        assertEquals("CHANGED", script.run("mx=b good good"));
    }

    @Test
    void whatIsHeededAgainIsToldFromThenOn() {
        script.run("good");
        script.wishing(Script.WISHES.ignoringChanges(List.of("example.com")));
        assertEquals("", script.run("mx=b good good"));
        script.wishing(Script.WISHES);

        assertEquals("", script.run("good good"), "what was ignored is no news by now");
        assertEquals("CHANGED", script.run("mx=c good good"));
        assertTrue(script.lastText().contains("1 b.example.net → 1 c.example.net"), script.lastText());
    }

    @Test
    void troubleThatItBringsIsToldWithoutIt() {
        script.run("good");
        script.wishing(Script.WISHES.ignoringChanges(List.of("mx")));

        assertEquals("OPENED", script.run("mx=b bad bad"));

        assertFalse(script.lastText().contains("Changed"), script.lastText());
        assertEquals(1, script.recorded().size());
    }

    @Test
    void staysSilentAboutHowFarItHasCome() {
        Script heeding = new Script();
        script.wishing(Script.WISHES.ignoringChanges(List.of("mx")));
        for (Script one : List.of(heeding, script)) {
            one.keptFor(Duration.ofHours(1)).run("good mx=b good good");
        }

        assertEquals("CONVERGED", heeding.run("wait=1h good good"));
        assertEquals("", script.run("wait=1h good good"));
    }

    /** Muted until somebody said that it does not matter. */
    @Test
    void whatWaitedToBeToldIsNotToldAnyMore() {
        script.run("good");
        script.wishing(Script.WISHES.mutedUntil(script.now().plus(Duration.ofHours(1))));
        assertEquals("", script.run("mx=b good good"));
        assertTrue(script.memory().untold().isPresent());
        script.wishing(Script.WISHES.ignoringChanges(List.of("mx")));

        assertEquals("", script.run("wait=2h good good"));
        assertTrue(script.memory().untold().isEmpty());
    }

    /** Of two changes at once the one that counts is told, and its effect alone. */
    @Test
    void leavesOutWhatIsIgnoredOfSeveral() {
        Snapshot before = snapshot("1 a.example.net.", "v=spf1 -all");
        Snapshot after = snapshot("1 b.example.net.", "v=spf1 mx -all");
        Wishes wishes = Wishes.DEFAULT.ignoringChanges(List.of("spf"));

        Snapshot heeded = Publication.heeded(before, after, wishes);

        assertEquals(
                List.of("example.com MX"),
                heeded.differencesSince(before).stream()
                        .map(Difference::question)
                        .toList());
        assertEquals(after.at(), heeded.at());
        assertEquals(after, Publication.heeded(before, after, Wishes.DEFAULT));
        Recorded whole = Recorded.between(script.watched().watch().domain(), before, after)
                .orElseThrow();
        String told = Publication.effect(script.watched().watch().domain(), before, heeded);
        assertTrue(whole.effect().contains("SPF"), whole.effect());
        assertFalse(told.isEmpty() || told.contains("SPF"), told);
    }

    private static Snapshot snapshot(String mx, String spf) {
        TreeMap<String, Seen> seen = new TreeMap<>();
        seen.put("example.com MX", new Seen(Seen.Kind.FOUND, List.of(mx), true, 300));
        seen.put("example.com TXT", new Seen(Seen.Kind.FOUND, List.of(spf), true, 300));
        return new Snapshot(Instant.parse("2026-11-20T14:02:00Z"), seen);
    }
}
