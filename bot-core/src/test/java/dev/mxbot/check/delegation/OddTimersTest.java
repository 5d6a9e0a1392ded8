package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class OddTimersTest {
    @Test
    void firesOnARetryLongerThanTheRefresh() {
        assertEquals(
                "SOA timers of example.org: retry 9000 s is longer than refresh 7200 s",
                judge("7200 9000 1209600 300").get(0).title());
    }

    @Test
    void firesOnAnExpireThatLeavesNoTime() {
        assertEquals(
                "SOA timers of example.org: expire 8000 s leaves no time for a retry",
                judge("7200 900 8000 300").get(0).title());
    }

    @Test
    void namesEverythingAtOnce() {
        assertEquals(
                "SOA timers of example.org: refresh 600 s is under 20 minutes; retry 60 s is under 2 minutes; expire 86400 s"
                        + " is under 7 days",
                judge("600 60 86400 300").get(0).title());
    }

    @Test
    void staysSilentOnUsualTimers() {
        assertEquals(List.of(), judge("7200 900 1209600 300"));
        assertEquals(List.of(), judge("86400 7200 3600000 172800"));
        assertEquals(List.of(), judge("10000 2400 604800 1800"));
    }

    private static List<Finding> judge(String timers) {
        return Asked.judge(new OddTimers(), FakeDns.zone(Asked.ZONE.replace("7200 900 1209600 300", timers)));
    }
}
