package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortTtlTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. 5 MX 10 mx1.example.org.
                example.org. NS ns1.example.net.
                ns1.example.net. A 5.9.0.53
                """)).get(0);

        assertEquals("the MX records of example.org may be cached for 5 s only", finding.title());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 mx1.example.org."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void takesAResolversCountdownForNoTtl() {
        assertEquals(
                List.of(),
                judge(FakeDns.zone("""
                example.org. 12 MX 10 mx1.example.org.
                example.org. NS ns1.example.net.
                ns1.example.net. A 5.9.0.53
                """).at("5.9.0.53", FakeDns.zone("example.org. 3600 MX 10 mx1.example.org."))));
    }

    @Test
    void staysSilentWhenNoServerOfTheDomainAnswers() {
        assertEquals(
                List.of(),
                judge(FakeDns.zone("""
                example.org. 12 MX 10 mx1.example.org.
                example.org. NS ns1.example.net.
                ns1.example.net. A 5.9.0.53
                """)
                        .at(
                                "5.9.0.53",
                                FakeDns.zone("example.org. 3600 TXT hello").failing("example.org MX"))));
    }

    @Test
    void staysSilentForFiveMinutes() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. 300 MX 10 mx1.example.org.
                example.org. NS ns1.example.net.
                ns1.example.net. A 5.9.0.53
                """)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new ShortTtl().judge(Examine.with(new MxProbe(), "example.org", dns));
    }
}
