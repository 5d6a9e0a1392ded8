package dev.mxbot.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RELIABILITY.md P8, F11: what was seen once does not count. */
class HysteresisTest {
    private final Script script = new Script();

    @Test
    void opensAfterTwoBadChecksAndClosesAfterTwoGoodOnes() {
        assertEquals("OPENED RESOLVED", script.run("good bad bad bad good good good"));
    }

    @Test
    void staysSilentWhenItIsBadForOneCheck() {
        assertEquals("", script.run("good bad good good bad good"));
    }

    @Test
    void staysOpenWhenItIsGoodForOneCheck() {
        assertEquals("OPENED", script.run("good bad bad good bad bad good"));
    }

    @Test
    void looksAgainAfterTheConfirmDelayNotAfterAWholeInterval() {
        script.run("good good");
        Instant before = script.now();
        script.run("bad");
        Instant first = script.now();
        assertEquals(Reason.CONFIRMING, script.reason());
        script.run("bad");

        assertEquals(Duration.ofMinutes(15), Duration.between(before, first));
        assertEquals(Duration.ofSeconds(60), Duration.between(first, script.now()));
    }

    @Test
    void datesTheIncidentFromTheFirstBadCheck() {
        script.run("good good");
        Instant lastGood = script.now();
        script.run("bad");
        Instant firstBad = script.now();
        script.run("bad");

        Incident incident = script.memory().incident().orElseThrow();
        assertEquals(firstBad, incident.firstBad());
        assertEquals(lastGood, incident.lastGood());
        assertEquals(script.now(), incident.opened());
    }

    @Test
    void countsEachSeverityByItself() {
        assertEquals("", script.run("good bad critical"));
        assertEquals("OPENED", script.run("critical"));
        assertEquals(Severity.CRITICAL, script.memory().incident().orElseThrow().severity());
    }

    @Test
    void worsensAfterTwoChecks() {
        assertEquals("OPENED", script.run("good bad bad critical bad"));
        assertEquals("WORSENED", script.run("critical critical critical"));
    }

    @Test
    void tellsOfAnotherKindOfTroubleInTheSameIncident() {
        assertEquals("OPENED WORSENED RESOLVED", script.run("good bad bad both both both good good"));
        assertEquals(
                1,
                script.heard().stream().map(Announcement::incident).distinct().count());
    }

    @Test
    void staysSilentBelowTheThreshold() {
        assertEquals("", script.run("good warn warn warn good good"));
        script.wishing(Script.WISHES.at(Severity.WARNING));
        assertEquals("OPENED RESOLVED", script.run("warn warn good good"));
    }

    @Test
    void staysSilentAboutWhatIsIgnored() {
        script.wishing(Script.WISHES.ignoring(List.of("mx.")));
        assertEquals("", script.run("good critical critical critical"));
    }

    @Test
    void doesNotLookEarlyForEver() {
        script.run("good");
        Instant start = script.now();
        script.run("mx=b good mx=c good mx=d good mx=e good mx=f good mx=g good mx=h good mx=i good");

        assertTrue(Duration.between(start, script.now()).compareTo(Duration.ofMinutes(25)) > 0);
    }
}
