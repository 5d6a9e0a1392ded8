package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenResolverTest {
    private static final String OPEN = Asked.ZONE + Asked.MX + ". NS a.root-servers.net.";

    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone(OPEN).offeringRecursion()).get(0);

        assertEquals("ns2.example.net", finding.subject());
        assertEquals(". NS", finding.evidence().get(0).question());
    }

    /** The bit alone is no proof. */
    @Test
    void staysSilentWhenItOffersAndDoesNotResolve() {
        assertEquals(List.of(), judge(FakeDns.zone(Asked.ZONE + Asked.MX).offeringRecursion()));
    }

    @Test
    void asksNothingWhereNothingIsOffered() {
        FakeDns dns = FakeDns.zone(OPEN);

        assertEquals(List.of(), Asked.judge(new OpenResolver(), dns));
        assertTrue(dns.asked().stream().noneMatch(query -> query.name().isRoot()));
    }

    private static List<Finding> judge(FakeDns second) {
        return Asked.judge(
                new OpenResolver(), FakeDns.zone(Asked.ZONE + Asked.MX).at(Asked.SECOND, second));
    }
}
