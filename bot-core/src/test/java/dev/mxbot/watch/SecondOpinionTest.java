package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** RELIABILITY.md P9, F12: where resolvers disagree, nothing counts until they agree or an hour is over. */
class SecondOpinionTest {
    private final Script script = new Script();

    @Test
    void staysSilentWhileResolversDisagree() {
        assertEquals("", script.run("good disputed disputed disputed disputed"));
        assertEquals(Reason.PROPAGATING, script.reason());
        assertEquals("", script.run("good good"));
        assertTrue(script.memory().suspicion().disputed().isEmpty());
    }

    @Test
    void firesWhenTheyAgree() {
        script.run("good disputed");
        Instant first = script.now();

        assertEquals("OPENED", script.run("agreed agreed"));
        assertEquals(first, script.memory().incident().orElseThrow().firstBad());
    }

    @Test
    void firesAfterAnHourAndSaysWhoSaysWhat() {
        script.run("good disputed");
        Instant first = script.now();

        assertEquals("OPENED", script.run("wait=61m disputed"));
        assertEquals(first, script.memory().incident().orElseThrow().firstBad());
        assertTrue(script.lastText().contains("example.com MX: NXDOMAIN (said by 192.0.2.53)"), script.lastText());
        assertTrue(script.lastText().contains("1 a.example.net. (said by 192.0.2.54)"), script.lastText());
    }

    @Test
    void doesNotCloseWhileTheyDisagreeAboutSomethingWorse() {
        assertEquals("OPENED", script.run("good other other disputed disputed other other"));
    }

    @Test
    void asksForWhatIsWorseAndForWhatIsGoneOnly() {
        script.run("good");
        Decider decider = new Decider(Decider.CONFIRM, new Random(1));

        assertFalse(wants(decider, "good"));
        assertTrue(wants(decider, "bad"));
        assertFalse(wants(decider, "warn"));
        script.run("mx=none");
        assertTrue(wants(decider, "good"));
        script.run("mx=b");
        assertFalse(wants(decider, "good"));
    }

    private boolean wants(Decider decider, String word) {
        Look look = script.look(word, script.now());
        return decider.wantsOpinion(script.watched(), look.diagnosis(), look.snapshot());
    }
}
