package dev.mxbot.check.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecialUseDomainTest {
    @Test
    void fires() {
        Finding finding = judge("mail.corp.local", FakeDns.zone("")).get(0);

        assertEquals(
                "mail.corp.local lies in local, which is reserved for multicast DNS on the local link (RFC 6762)",
                finding.title());
        assertTrue(finding.decisive(), "nothing can be said about its mail");
    }

    @Test
    void leavesTheJudgementToOthersWhereTheDnsKnowsTheName() {
        Finding finding = judge("shop.test", FakeDns.zone("shop.test. MX 10 mail.shop.test."))
                .get(0);

        assertFalse(finding.decisive());
    }

    @Test
    void isDecisiveWhereTheDnsDoesNotKnowTheName() {
        assertTrue(judge("shop.test", FakeDns.zone("")).get(0).decisive());
    }

    @Test
    void staysSilentOnRegisteredExampleDomains() {
        assertEquals(List.of(), judge("example.com", FakeDns.zone("example.com. MX 0 .")));
    }

    @Test
    void staysSilentOnANameThatOnlyEndsLikeOne() {
        assertEquals(List.of(), judge("glocal.org", FakeDns.zone("glocal.org. MX 10 mail.glocal.org.")));
    }

    private static List<Finding> judge(String domain, FakeDns dns) {
        return Looked.judge(new SpecialUseDomain(), domain, dns);
    }
}
