package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongTtlTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("example.org. 604800 MX 10 mx1.example.org."))
                .get(0);

        assertEquals("the MX records of example.org may be cached for 7 d", finding.title());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 mx1.example.org."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void seesThroughAResolverThatCapsTheTtl() {
        Finding finding = judge(
                        FakeDns.zone("""
                example.org. 86400 MX 10 mx1.example.org.
                example.org. NS ns1.example.net.
                ns1.example.net. A 5.9.0.53
                """).at("5.9.0.53", FakeDns.zone("example.org. 172800 MX 10 mx1.example.org.")))
                .get(0);

        assertEquals("the MX records of example.org may be cached for 2 d", finding.title());
        assertEquals(
                List.of("example.org. 172800 IN MX 10 mx1.example.org."),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentForADay() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. 86400 MX 10 mx1.example.org.")));
    }

    @Test
    void staysSilentWithoutMx() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. TXT hello")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new LongTtl().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
