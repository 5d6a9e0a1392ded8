package dev.mxbot.check.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnansweredReverseTest {
    @Test
    void firesWhenANameCouldNotBeLookedUp() {
        Finding finding = judge(FakeDns.zone(Reversed.ZONE).failing("25.196.31.192.in-addr.arpa PTR"))
                .get(0);

        assertEquals(
                "the names of 1 address of the mail hosts of example.org could not be looked up or not be confirmed",
                finding.title());
        assertEquals("25.196.31.192.in-addr.arpa PTR", finding.evidence().get(0).question());
    }

    @Test
    void firesWhenANameCouldNotBeFollowed() {
        Finding finding = judge(FakeDns.zone(Reversed.ZONE + Reversed.PTR + "pool.example.net.")
                        .failing("pool.example.net A"))
                .get(0);

        assertEquals("Nothing is claimed about 192.31.196.25.", finding.impact());
    }

    @Test
    void staysSilentWhenAllIsKnown() {
        assertEquals(List.of(), judge(FakeDns.zone(Reversed.ZONE)));
        assertEquals(List.of(), judge(FakeDns.zone(Reversed.ZONE + Reversed.PTR + "mail.example.org.")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return Reversed.judge(new UnansweredReverse(), dns);
    }
}
