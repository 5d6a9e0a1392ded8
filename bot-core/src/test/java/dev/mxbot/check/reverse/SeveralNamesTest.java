package dev.mxbot.check.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeveralNamesTest {
    @Test
    void fires() {
        Finding finding = Reversed.judge(
                        new SeveralNames(), Reversed.PTR + "web.example.org.\n" + Reversed.PTR + "mail.example.org.")
                .get(0);

        assertEquals(
                "mail.example.org (192.31.196.25) has several names: mail.example.org, web.example.org",
                finding.title());
    }

    @Test
    void showsThreeOfMany() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            names.append(Reversed.PTR).append("n").append(i).append(".example.net.\n");
        }

        assertEquals(
                "mail.example.org (192.31.196.25) has several names: n0.example.net, n1.example.net, n2.example.net and 6 more",
                Reversed.judge(new SeveralNames(), names.toString()).get(0).title());
    }

    @Test
    void staysSilentOnOne() {
        assertEquals(List.of(), Reversed.judge(new SeveralNames(), Reversed.PTR + "mail.example.org."));
    }
}
