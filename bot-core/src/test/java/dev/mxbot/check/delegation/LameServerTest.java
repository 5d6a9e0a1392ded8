package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class LameServerTest {
    @Test
    void firesOnAServerThatRefuses() {
        Finding finding =
                judge(zone().at(Asked.SECOND, Asked.failing(Reason.REFUSED))).get(0);

        assertEquals("ns2.example.net", finding.subject());
        assertEquals(
                "ns2.example.net (192.175.48.1) is a name server of example.org and refuses to answer (REFUSED)",
                finding.title());
        assertEquals(
                "dig +norecurse @ns2.example.net example.org SOA",
                finding.verify().get(0));
    }

    @Test
    void firesOnAServerThatAnswersWithoutAuthority() {
        assertEquals(
                "ns1.example.net (192.31.196.1) is a name server of example.org and answers without authority",
                judge(zone().at(Asked.FIRST, Asked.failing(Reason.NOT_AUTHORITATIVE)))
                        .get(0)
                        .title());
    }

    @Test
    void firesOnAServerThatDoesNotKnowTheZone() {
        assertEquals(
                "ns1.example.net (192.31.196.1) is a name server of example.org and answers that there is no such zone",
                judge(zone().at(Asked.FIRST, FakeDns.zone("org. SOA a. b. 1 2 3 4 5")))
                        .get(0)
                        .title());
    }

    @Test
    void firesOnSilenceWhileAnotherAnswers() {
        assertEquals(
                "ns1.example.net (192.31.196.1) is a name server of example.org and does not answer",
                judge(zone().at(Asked.FIRST, Asked.failing(Reason.TIMEOUT)))
                        .get(0)
                        .title());
    }

    @Test
    void staysSilentWhenAllAreSilent() {
        assertEquals(
                List.of(),
                judge(zone().at(Asked.FIRST, Asked.failing(Reason.TIMEOUT))
                        .at(Asked.SECOND, Asked.failing(Reason.UNREACHABLE))));
    }

    @Test
    void saysThatNoneIsLeftWhenAllRefuse() {
        List<Finding> findings = judge(
                zone().at(Asked.FIRST, Asked.failing(Reason.REFUSED)).at(Asked.SECOND, Asked.failing(Reason.SERVFAIL)));

        assertEquals(
                List.of("none of its name servers answers for it", "none of its name servers answers for it"),
                findings.stream().map(Finding::cause).toList());
    }

    @Test
    void staysSilentWhenOnlyOneQuestionFails() {
        assertEquals(
                List.of(),
                judge(zone().at(Asked.FIRST, FakeDns.zone(Asked.ZONE).failing("example.org MX", Reason.TIMEOUT))));
    }

    @Test
    void staysSilentOnAnIpv6AddressThatMayOnlyBeOutOfReachFromHere() {
        assertEquals(
                List.of(),
                judge(FakeDns.zone(Asked.ZONE + """
                                example.org. NS ns3.example.net.
                                ns3.example.net. AAAA 2620:4f:8000::1
                                """).at("2620:4f:8000:0:0:0:0:1", Asked.failing(Reason.TIMEOUT))));
    }

    @Test
    void staysSilentWhenTheDiagnosisRanOut() {
        assertEquals(List.of(), judge(zone().at(Asked.FIRST, Asked.failing(Reason.OUT_OF_BUDGET))));
    }

    private static FakeDns zone() {
        return FakeDns.zone(Asked.ZONE + Asked.MX);
    }

    private static List<Finding> judge(FakeDns dns) {
        return Asked.judge(new LameServer(), dns);
    }
}
