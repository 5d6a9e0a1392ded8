package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferentDelegationTest {
    private static final String SAME = "example.org. NS ns1.example.net.\nexample.org. NS ns2.example.net.\n";

    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("example.org. NS ns1.example.net.\nexample.org. NS old.example.com.")
                        .delegating("example.org"))
                .get(0);

        assertEquals(
                "the registry delegates example.org to other name servers than its own NS records name:"
                        + " only at the registry old.example.com; only in the zone ns2.example.net",
                finding.title());
        assertEquals(
                List.of("a0.nic.org (192.52.193.1)", "192.0.2.53"),
                finding.evidence().stream().map(seen -> seen.server()).toList());
    }

    @Test
    void staysSilentWhenBothListsAreTheSame() {
        assertEquals(List.of(), judge(FakeDns.zone(SAME).delegating("example.org")));
    }

    /** A server of the zone above that holds the zone itself gives the lower list. */
    @Test
    void staysSilentWhenTheServerAboveHoldsTheZone() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. NS old.example.com.")));
    }

    @Test
    void staysSilentWhenTheServerAboveDoesNotAnswer() {
        assertEquals(List.of(), judge(FakeDns.zone(SAME).failing("example.org NS")));
    }

    private static List<Finding> judge(FakeDns above) {
        return Asked.judge(
                new DifferentDelegation(),
                FakeDns.zone(Asked.ZONE + Asked.MX + Asked.PARENT).at(Asked.ABOVE, above));
    }
}
