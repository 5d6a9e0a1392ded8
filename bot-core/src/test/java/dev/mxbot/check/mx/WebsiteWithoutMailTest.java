package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebsiteWithoutMailTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. A 5.9.1.8
                example.org. TXT "v=spf1 -all"
                """)).get(0);

        assertEquals(
                List.of("example.org. 3600 IN MX 0 ."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentWhenItSendsMail() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. A 5.9.1.8
                example.org. TXT "v=spf1 a -all"
                """)));
        assertEquals(List.of(), judge(FakeDns.zone("example.org. A 5.9.1.8")));
    }

    @Test
    void staysSilentWithAnMx() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. A 5.9.1.8
                example.org. TXT "v=spf1 -all"
                example.org. MX 0 .
                """)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new WebsiteWithoutMail().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
