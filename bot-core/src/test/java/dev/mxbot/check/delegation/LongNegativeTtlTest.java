package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongNegativeTtlTest {
    @Test
    void fires() {
        assertEquals(
                "resolvers remember for 7201 s that a record of example.org is missing",
                judge("example.org. 86400 SOA", "7200 900 1209600 7201").get(0).title());
    }

    @Test
    void staysSilentWhenTheTtlOfTheRecordIsShort() {
        assertEquals(List.of(), judge("example.org. 900 SOA", "7200 900 1209600 86400"));
    }

    @Test
    void staysSilentOnAnHour() {
        assertEquals(List.of(), judge("example.org. 86400 SOA", "7200 900 1209600 3600"));
    }

    private static List<Finding> judge(String owner, String timers) {
        return Asked.judge(
                new LongNegativeTtl(),
                FakeDns.zone(Asked.ZONE.replace("example.org. SOA", owner).replace("7200 900 1209600 300", timers)));
    }
}
