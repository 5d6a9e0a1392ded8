package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnansweredServersTest {
    @Test
    void firesWhenAllAreSilent() {
        Finding finding = judge(zone().at(Asked.FIRST, Asked.failing(Reason.TIMEOUT))
                        .at(Asked.SECOND, Asked.failing(Reason.TIMEOUT)))
                .get(0);

        assertEquals("none of the 2 name servers of example.org answered", finding.title());
        assertEquals(
                List.of(
                        "ns1.example.net (192.31.196.1)",
                        "ns1.example.net (192.31.196.1)",
                        "ns2.example.net (192.175.48.1)",
                        "ns2.example.net (192.175.48.1)"),
                finding.evidence().stream().map(seen -> seen.server()).toList());
    }

    @Test
    void namesTheNetworkHereWhereNoServerAnswersAnyMore() {
        Finding finding = judge(zone().at(Asked.FIRST, Asked.failing(Reason.NO_WAY_OUT))
                        .at(Asked.SECOND, Asked.failing(Reason.NO_WAY_OUT)))
                .get(0);

        assertEquals("none of the 2 name servers of example.org answered", finding.title());
        assertTrue(finding.impact().contains("the network here lets no DNS out but to its resolver"), finding.impact());
    }

    @Test
    void firesWhenTheServersCannotBeLookedUp() {
        assertEquals(
                "the name servers of example.org could not be looked up",
                judge(zone().failing("example.org NS")).get(0).title());
    }

    @Test
    void firesWhenOneAnswerIsMissing() {
        Finding finding = judge(zone().failing("ns2.example.net AAAA")).get(0);

        assertEquals("not everything could be asked about the name servers of example.org", finding.title());
        assertEquals("ns2.example.net AAAA", finding.evidence().get(0).question());
    }

    @Test
    void leavesLameServersToTheirOwnCode() {
        assertEquals(List.of(), judge(zone().at(Asked.FIRST, Asked.failing(Reason.REFUSED))));
    }

    @Test
    void leavesServersWithoutTcpToTheirOwnCode() {
        FakeDns sound = zone().overTcp("example.org MX");
        FakeDns without = zone().failing("example.org MX", Reason.TCP_FAILED);

        assertEquals(List.of(), judge(zone().at(Asked.FIRST, without).at(Asked.SECOND, sound)));
        assertEquals(
                1,
                judge(zone().at(Asked.FIRST, without).at(Asked.SECOND, without)).size());
    }

    @Test
    void staysSilentOnAMissingDomain() {
        assertEquals(List.of(), judge(FakeDns.zone("")));
    }

    @Test
    void staysSilentWhenAllAnswer() {
        assertEquals(List.of(), judge(zone()));
    }

    private static FakeDns zone() {
        return FakeDns.zone(Asked.ZONE + Asked.MX);
    }

    private static List<Finding> judge(FakeDns dns) {
        return Asked.judge(new UnansweredServers(), dns);
    }
}
