package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** RELIABILITY.md P14, P15, P20: who is told again, who has taken it, and who is told instead. */
class RemindersTest {
    private final Script script = new Script();

    @Test
    void areOffByDefault() {
        assertEquals("OPENED", script.run("good bad bad wait=30h bad wait=30h bad"));
    }

    @Test
    void growAndKeepToTheirCap() {
        script.wishing(Script.WISHES.remindEvery(Duration.ofMinutes(10)));
        script.run("good bad bad");
        Instant told = script.now();
        List<Duration> after = new ArrayList<>();
        while (after.size() < 7) {
            Instant before = told;
            if (script.run("bad").equals("REMINDER")) {
                told = script.now();
                after.add(Duration.between(before, told));
            }
        }

        assertEquals(Stream.of(1, 2, 4, 8, 16, 24, 24).map(Duration::ofHours).toList(), after);
    }

    @Test
    void stopWhenSomebodyHasTakenIt() {
        script.wishing(Script.WISHES.remindEvery(Duration.ofHours(1)));
        script.run("good bad bad");
        acknowledge("U2");

        assertEquals("ACKNOWLEDGED", script.last().transition().name());
        assertEquals("", script.run("bad wait=30h bad bad"));
        assertEquals("RESOLVED", script.run("good good"));
        assertEquals("OPENED", script.run("bad bad"));
        assertTrue(script.memory().incident().orElseThrow().acknowledged().isEmpty());
    }

    @Test
    void takenTroubleIsTakenNoMoreWhenItGrowsWorse() {
        script.wishing(Script.WISHES.remindEvery(Duration.ofHours(1)));
        script.run("good bad bad");
        acknowledge("U2");

        assertEquals("WORSENED", script.run("critical critical"));
        assertTrue(script.memory().incident().orElseThrow().acknowledged().isEmpty());
        assertEquals("REMINDER", script.run("wait=2h critical"));
    }

    @Test
    void isTakenOnceAndNamesTheOne() {
        script.run("good bad bad");
        String incident = script.last().incident();
        acknowledge("U2");

        assertTrue(Hand.acknowledge(script.watched(), incident, "U3", "Carla", script.now())
                .isEmpty());
        assertEquals(
                "U2",
                script.memory()
                        .incident()
                        .orElseThrow()
                        .acknowledged()
                        .orElseThrow()
                        .by());
        assertTrue(Hand.acknowledge(script.watched(), "another", "U3", "Carla", script.now())
                .isEmpty());
        assertEquals("U2", script.audit().get(script.audit().size() - 1).who());
        assertEquals(incident, script.last().incident());
    }

    @Test
    void escalatesOnceWhereNobodyTakesIt() {
        script.wishing(Script.WISHES.escalating(new Escalation(Duration.ofMinutes(30), Script.OTHER)));
        assertEquals("OPENED", script.run("good bad bad"));
        Instant told = script.now();

        assertEquals("ESCALATED", script.run("bad bad bad bad"));
        assertEquals(Script.OTHER, script.last().to());
        assertEquals("RESOLVED RESOLVED", script.run("wait=1h bad good good"));
        assertEquals(
                Set.of(Script.CHANNEL, Script.OTHER),
                Set.of(script.heard().get(2).to(), script.heard().get(3).to()));
        assertTrue(script.now().isAfter(told.plus(Duration.ofMinutes(30))));
    }

    @Test
    void doesNotEscalateWhatSomebodyHasTaken() {
        script.wishing(Script.WISHES.escalating(new Escalation(Duration.ofMinutes(30), Script.OTHER)));
        script.run("good bad bad");
        acknowledge("U2");

        assertEquals("", script.run("wait=3h bad bad"));
    }

    private void acknowledge(String who) {
        script.accept(Hand.acknowledge(script.watched(), script.last().incident(), who, "called " + who, script.now())
                .orElseThrow());
    }
}
