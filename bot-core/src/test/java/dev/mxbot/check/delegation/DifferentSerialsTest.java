package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferentSerialsTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone(Asked.ZONE)
                        .at(Asked.SECOND, FakeDns.zone(Asked.ZONE.replace("2026112001", "2026111901"))))
                .get(0);

        assertEquals(
                "the name servers of example.org hold different versions of it: 2026111901 at ns2.example.net;"
                        + " 2026112001 at ns1.example.net",
                finding.title());
        assertEquals(2, finding.evidence().size());
    }

    @Test
    void staysSilentOnOneVersion() {
        assertEquals(List.of(), judge(FakeDns.zone(Asked.ZONE)));
    }

    @Test
    void staysSilentWhenTheOtherDoesNotAnswer() {
        assertEquals(List.of(), judge(FakeDns.zone(Asked.ZONE).at(Asked.SECOND, Asked.failing(Reason.TIMEOUT))));
    }

    private static List<Finding> judge(FakeDns dns) {
        return Asked.judge(new DifferentSerials(), dns);
    }
}
