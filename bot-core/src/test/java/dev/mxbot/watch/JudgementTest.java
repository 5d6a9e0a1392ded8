package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.store.StoreConfig;
import dev.mxbot.testing.FakeDns;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is seen again is not judged again, and nothing that has to be heard is missed by that. {@link Script} compares each look that is
 * left out with what it would have come to.
 */
class JudgementTest {
    private static boolean stands(Script script, Instant now) {
        return Judgement.standing(script.memory(), script.watched().watch().wishes(), now)
                .isPresent();
    }

    private static boolean stands(Script script) {
        return stands(script, script.now());
    }

    @Test
    void standsWhileAllIsWell() {
        Script script = new Script();
        script.run("good");
        assertEquals(Reason.BASELINE, script.reason());
        assertTrue(stands(script));
        script.run("good");
        assertEquals(Reason.SAME, script.reason());
        assertEquals(Optional.of(script.now()), script.memory().times().success(), "it was seen, and the time says so");
    }

    /** P7: what was there when the watch began is no pending trouble. */
    @Test
    void standsOverTroubleThatWasThereFromTheBeginning() {
        Script script = new Script();
        script.run("bad bad");
        assertEquals(Reason.SAME, script.reason());
        assertEquals("", script.run("bad bad"));
    }

    /** P8, P17: from the first suspicion to the last word each look counts. */
    @Test
    void countsEachLookAtTrouble() {
        Script script = new Script();
        script.run("good good");
        for (String word : List.of("bad", "bad", "bad", "good")) {
            script.run(word);
            assertFalse(stands(script), word);
        }
        assertEquals("RESOLVED", script.run("good"));
        // Turned twice within the hour (P13).
        assertFalse(stands(script));
        script.run("wait=61m good good");
        assertEquals(Reason.SAME, script.reason());
    }

    @Test
    void countsEachLookAtAChange() {
        Script script = new Script();
        script.run("good good mx=b good");
        assertFalse(stands(script));
        assertEquals("CHANGED", script.run("good"));
        script.run("good good");
        assertEquals(Reason.SAME, script.reason());
    }

    @Test
    void followsAChangeOnItsWay() {
        Script script = new Script();
        script.keptFor(Duration.ofHours(1)).run("good good mx=b good good");
        assertFalse(stands(script));
    }

    /** P11. */
    @Test
    void countsWhatCannotBeLookedUp() {
        Script script = new Script();
        script.run("good half");
        assertFalse(stands(script));
        script.run("unknown");
        assertFalse(stands(script));
        script.run("good");
        assertTrue(stands(script));
    }

    /** P9: the same answers, and another resolver disagrees. */
    @Test
    void countsWhatIsDisputed() {
        Script script = new Script();
        script.run("good disputed");
        assertEquals(Reason.PROPAGATING, script.reason());
        assertFalse(stands(script));
    }

    /** P15, P16: what is held back is looked at until it can be said. */
    @Test
    void countsEachLookWhileNothingMayBeSaid() {
        Script script = new Script();
        script.run("good good");
        assertTrue(stands(script));
        script.wishing(Script.WISHES.mutedUntil(script.now().plusSeconds(7200)));
        assertFalse(stands(script));
        script.wishing(Script.WISHES.within(
                List.of(new Window.Once(script.now(), script.now().plusSeconds(7200)))));
        assertFalse(stands(script));
    }

    /** What was accepted and has gone once is accepted until it has gone twice: a second look has to be taken in. */
    @Test
    void countsUntilTheSameLookWouldChangeNothing() {
        Script script = new Script();
        script.run("bad bad good");
        assertFalse(stands(script));
        script.run("good");
        assertTrue(stands(script));
        assertEquals("OPENED", script.run("bad bad"), "it was gone, so it is news");
    }

    /** What creeps up is noticed in time. */
    @Test
    void endsAfterHours() {
        Script script = new Script();
        script.run("good");
        Instant judged = script.now();
        assertTrue(stands(script, judged.plus(Judgement.LONGEST).minusSeconds(1)));
        assertFalse(stands(script, judged.plus(Judgement.LONGEST)));
        script.run("wait=1h good wait=1h good wait=2h good");
        assertEquals(Reason.SAME, script.reason());
        script.run("wait=3h good");
        assertEquals(Reason.NOTHING_TO_SAY, script.reason());
    }

    /** P27: a clock that was set back does not make it last. */
    @Test
    void endsWhereTheClockIsSetBack() {
        Script script = new Script();
        script.run("good");
        assertFalse(stands(script, script.now().minusSeconds(1)));
    }

    @Test
    void endsWithWhatEndsByItself() {
        Script script = new Script();
        script.run("good");
        Confirmed known = script.memory().confirmed().orElseThrow();
        Instant end = script.now().plus(Duration.ofHours(2));
        Memory memory = script.memory()
                .confirmed(new Confirmed(
                        known.at(),
                        known.verdict(),
                        known.troubles(),
                        known.accepted(),
                        known.unseen(),
                        List.of(new Expiry(Expiry.Kind.SIGNATURES, "example.com", end)),
                        known.snapshot(),
                        known.judgement()));
        assertTrue(
                Judgement.standing(memory, Script.WISHES, end.minusSeconds(1)).isPresent());
        assertFalse(Judgement.standing(memory, Script.WISHES, end).isPresent());
    }

    private static FakeDns good() {
        return World.zone("mail.example.com.", "v=spf1 mx -all");
    }

    private static Map<Reason, Long> reasons(World world) {
        return world.rounds.state().concluded();
    }

    private static long count(World world, Reason reason) {
        return reasons(world).getOrDefault(reason, 0L);
    }

    /** With every check there is, over a real store. */
    @Test
    void isLeftOutFromTheZoneToTheStore(@TempDir Path folder) {
        try (World world = new World(StoreConfig.in(folder))) {
            world.publish(good());
            world.add("example.com");
            world.pass(Duration.ofHours(3));

            Watched watched = world.watched("example.com");
            assertEquals(1, count(world, Reason.BASELINE));
            assertTrue(count(world, Reason.SAME) >= 10, () -> reasons(world).toString());
            assertEquals(0, count(world, Reason.NOTHING_TO_SAY));
            Confirmed known = watched.memory().confirmed().orElseThrow();
            assertNotEquals(Verdict.UNKNOWN, known.verdict());
            assertTrue(known.at().isAfter(known.judgement().orElseThrow().at().plus(Duration.ofHours(2))));

            // P1: one answer among many, and it is told as ever, with what was before.
            world.publish(World.zone("mail.example.com.", "v=spf1 a:mail.example.com -all"));
            world.pass(Duration.ofMinutes(45));
            assertEquals(1, world.said().size(), () -> world.said().toString());
            assertTrue(
                    world.said().get(0).contains("a:mail.example.com"),
                    () -> world.said().toString());

            // What the same program judged stands after a restart as well (P7).
            world.pass(Duration.ofHours(2));
            world.restart();
            world.pass(Duration.ofHours(1));
            assertEquals(List.of(Reason.SAME), List.copyOf(reasons(world).keySet()));
        }
    }

    /** A finding that was ignored is news when it is heeded again, though the very same is published. */
    @Test
    void endsWithAnotherWish(@TempDir Path folder) {
        try (World world = new World(StoreConfig.in(folder))) {
            world.publish(good());
            world.add("example.com", Wishes.DEFAULT.ignoring(List.of("mx.")));
            world.pass(Duration.ofHours(1));
            world.publish(World.zone("gone.example.com.", "v=spf1 mx -all"));
            world.pass(Duration.ofHours(3));
            assertTrue(count(world, Reason.SAME) > 0, () -> reasons(world).toString());
            Watch watch = world.watched("example.com").watch();
            int before = world.slack.everShown().size();

            assertTrue(world.store
                    .watches()
                    .change(
                            watch.id(),
                            now -> Hand.heed(now, "mx.", "U1", world.clock().instant()))
                    .isPresent());
            world.pass(Duration.ofMinutes(45));

            assertTrue(world.watched("example.com").memory().trouble().isPresent());
            assertTrue(world.slack.everShown().size() > before);
        }
    }
}
