package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
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

    /** The serials of one host have nothing to do with those of the other. */
    @Test
    void staysSilentWhenTheZonesWereWrittenSeparately() {
        String elsewhere =
                Asked.ZONE.replace("2026112001", "7").replace("SOA ns1.example.net.", "SOA ns2.example.net.");

        assertEquals(List.of(), judge(FakeDns.zone(Asked.ZONE).at(Asked.SECOND, FakeDns.zone(elsewhere))));
    }

    @Test
    void isARemarkWhereTheMxRecordsDifferAsWell() {
        String old = Asked.ZONE.replace("2026112001", "2026111901") + "example.org. MX 10 old.example.org.";

        Finding finding = judge(FakeDns.zone(Asked.ZONE + Asked.MX).at(Asked.SECOND, FakeDns.zone(old)))
                .get(0);

        assertEquals(Severity.NOTICE, finding.severity());
        assertEquals(
                Severity.WARNING,
                judge(FakeDns.zone(Asked.ZONE + Asked.MX)
                                .at(
                                        Asked.SECOND,
                                        FakeDns.zone(Asked.ZONE.replace("2026112001", "2026111901") + Asked.MX)))
                        .get(0)
                        .severity());
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
