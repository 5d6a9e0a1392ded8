package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerWithoutTcpTest {
    private static final String LONG = Asked.ZONE + Asked.MX + "example.org. TXT"
            + " \"%s\"".formatted("x".repeat(250)).repeat(5);

    @Test
    void fires() {
        Finding finding =
                judge(without(), FakeDns.zone(LONG).overTcp("example.org TXT")).get(0);

        assertEquals("ns1.example.net", finding.subject());
        assertEquals(
                "dig +tcp +norecurse @ns1.example.net example.org TXT",
                finding.verify().get(0));
    }

    @Test
    void staysSilentWhenEachServerHasTcp() {
        FakeDns sound = FakeDns.zone(LONG).overTcp("example.org TXT");

        assertEquals(List.of(), judge(sound, sound));
    }

    /** Then it may be the network here. */
    @Test
    void staysSilentWhenNoServerIsReachedOverTcp() {
        assertEquals(List.of(), judge(without(), without()));
    }

    @Test
    void staysSilentWhenNothingIsLong() {
        assertEquals(List.of(), Asked.judge(new ServerWithoutTcp(), FakeDns.zone(Asked.ZONE + Asked.MX)));
    }

    private static FakeDns without() {
        return FakeDns.zone(LONG).failing("example.org TXT", Reason.TCP_FAILED);
    }

    private static List<Finding> judge(FakeDns first, FakeDns second) {
        return Asked.judge(
                new ServerWithoutTcp(),
                FakeDns.zone(LONG).at(Asked.FIRST, first).at(Asked.SECOND, second));
    }
}
