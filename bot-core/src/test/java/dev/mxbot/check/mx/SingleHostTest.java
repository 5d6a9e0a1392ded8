package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class SingleHostTest {
    @Test
    void fires() {
        Finding finding =
                judge(FakeDns.zone("example.org. 1800 MX 10 mail.example.org.")).get(0);

        assertEquals("mail.example.org is the only MX host of example.org", finding.title());
        assertEquals(
                List.of("example.org. 1800 IN MX 20 <second mail host>."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentForACluster() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 1 smtp.google.com.")));
    }

    @Test
    void staysSilentForTwoHosts() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 mx2.example.org.
                """)));
    }

    @Test
    void staysSilentForANullMxAndBesideOne() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 0 .")));
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 0 .
                example.org. MX 10 mail.example.org.
                """)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new SingleHost().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
