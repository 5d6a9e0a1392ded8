package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndeliverableContactTest {
    @Test
    void firesOnAnAtSign() {
        assertEquals(
                "the contact in the SOA record of example.org, hostmaster\\@example.org, is written with an @ in place of a"
                        + " dot",
                judge("hostmaster@example.org.").get(0).title());
    }

    @Test
    void firesOnAContactWithoutMailDomain() {
        assertEquals(
                "the contact in the SOA record of example.org, hostmaster, names no mail domain",
                judge("hostmaster.").get(0).title());
        assertEquals(1, judge(".").size());
    }

    @Test
    void firesOnAContactAtTheMachineItself() {
        assertEquals(
                "the contact in the SOA record of example.org, root.localhost, lies in localhost, where no mail arrives",
                judge("root.localhost.").get(0).title());
    }

    @Test
    void staysSilentOnAMailbox() {
        assertEquals(List.of(), judge("hostmaster.example.org."));
        assertEquals(List.of(), judge("dns\\.team.example.org."));
    }

    private static List<Finding> judge(String contact) {
        return Asked.judge(
                new UndeliverableContact(), FakeDns.zone(Asked.ZONE.replace("hostmaster.example.org.", contact)));
    }
}
