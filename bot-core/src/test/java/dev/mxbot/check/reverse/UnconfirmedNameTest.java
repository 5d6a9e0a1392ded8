package dev.mxbot.check.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnconfirmedNameTest {
    @Test
    void fires() {
        Finding finding = Reversed.judge(
                        new UnconfirmedName(), Reversed.PTR + "pool.example.net.\npool.example.net. A 192.31.196.99")
                .get(0);

        assertEquals(
                "mail.example.org (192.31.196.25) is named pool.example.net, which does not have that address",
                finding.title());
        assertEquals(2, finding.evidence().size());
    }

    @Test
    void firesOnANameThatDoesNotExist() {
        assertEquals(
                1,
                Reversed.judge(new UnconfirmedName(), Reversed.PTR + "gone.example.net.")
                        .size());
    }

    @Test
    void suggestsTheHostInPlaceOfTheName() {
        Finding finding = Reversed.judge(new UnconfirmedName(), Reversed.PTR + "gone.example.net.")
                .get(0);

        assertEquals(
                "[25.196.31.192.in-addr.arpa. 3600 IN PTR gone.example.net.]",
                finding.fixes().get(0).remove().toString());
        assertEquals(
                "[25.196.31.192.in-addr.arpa. 3600 IN PTR mail.example.org.]",
                finding.fixes().get(0).add().toString());
    }

    @Test
    void staysSilentWhenOneOfSeveralNamesLeadsBack() {
        assertEquals(
                List.of(),
                Reversed.judge(
                        new UnconfirmedName(),
                        Reversed.PTR + "gone.example.net.\n" + Reversed.PTR + "mail.example.org."));
    }

    @Test
    void staysSilentWhenTheNameCouldNotBeFollowed() {
        assertEquals(
                List.of(),
                Reversed.judge(
                        new UnconfirmedName(),
                        FakeDns.zone(Reversed.ZONE + Reversed.PTR + "pool.example.net.")
                                .failing("pool.example.net A")));
    }

    @Test
    void staysSilentWhenNotAllNamesWereFollowed() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            names.append(Reversed.PTR).append("n").append(i).append(".example.net.\n");
        }

        assertEquals(List.of(), Reversed.judge(new UnconfirmedName(), names.toString()));
    }

    @Test
    void leavesANamelessAddressToItsOwnCode() {
        assertEquals(List.of(), Reversed.judge(new UnconfirmedName(), ""));
    }
}
