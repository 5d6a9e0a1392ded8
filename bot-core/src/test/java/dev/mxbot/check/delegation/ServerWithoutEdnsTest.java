package dev.mxbot.check.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerWithoutEdnsTest {
    @Test
    void fires() {
        assertEquals(
                List.of("ns2.example.net"),
                judge(FakeDns.zone(Asked.ZONE + Asked.MX).withoutEdns()).stream()
                        .map(Finding::subject)
                        .toList());
    }

    @Test
    void staysSilentOnEdns() {
        assertEquals(List.of(), judge(FakeDns.zone(Asked.ZONE + Asked.MX)));
    }

    @Test
    void staysSilentWhenOneAnswerIsMissing() {
        assertEquals(
                List.of(), judge(FakeDns.zone(Asked.ZONE).withoutEdns().failing("example.org MX", Reason.TIMEOUT)));
    }

    private static List<Finding> judge(FakeDns second) {
        return Asked.judge(
                new ServerWithoutEdns(), FakeDns.zone(Asked.ZONE + Asked.MX).at(Asked.SECOND, second));
    }
}
