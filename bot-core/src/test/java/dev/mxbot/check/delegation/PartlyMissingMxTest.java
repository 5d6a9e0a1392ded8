package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartlyMissingMxTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone(Asked.ZONE + Asked.MX).at(Asked.SECOND, FakeDns.zone(Asked.ZONE)))
                .get(0);

        assertEquals(
                "name servers disagree on whether example.org has MX records: ns1.example.net says yes, ns2.example.net"
                        + " says no",
                finding.title());
        assertEquals(
                List.of("10 mail.example.org.", "NODATA"),
                finding.evidence().stream().map(seen -> seen.answer()).toList());
    }

    @Test
    void staysSilentWhenAllHaveThem() {
        assertEquals(List.of(), judge(FakeDns.zone(Asked.ZONE + Asked.MX)));
    }

    @Test
    void staysSilentWhenNoneHasThem() {
        assertEquals(List.of(), judge(FakeDns.zone(Asked.ZONE)));
    }

    @Test
    void staysSilentWhenTheOtherDoesNotAnswer() {
        assertEquals(
                List.of(), judge(FakeDns.zone(Asked.ZONE + Asked.MX).at(Asked.SECOND, Asked.failing(Reason.REFUSED))));
    }

    private static List<Finding> judge(FakeDns dns) {
        return Asked.judge(new PartlyMissingMx(), dns);
    }
}
