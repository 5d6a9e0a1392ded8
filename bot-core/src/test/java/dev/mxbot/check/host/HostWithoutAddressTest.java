package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostWithoutAddressTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. TXT hello
                """)).get(0);

        assertEquals("MX 10 mx1.example.org: the name has no address", finding.title());
        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals("its only MX host has no address", finding.cause());
        assertEquals(
                List.of("mx1.example.org. 3600 IN A <address>"),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void showsTheAlias() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. CNAME old.example.org.
                old.example.org. TXT hello
                """)).get(0);

        assertEquals("MX 10 mx1.example.org: it is an alias of old.example.org, which has no address", finding.title());
    }

    @Test
    void tellsOfAReserveThatIsNone() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 30 mx3.example.org.
                mx3.example.org. TXT hello
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                """)).get(0);

        assertEquals(Severity.ERROR, finding.severity());
        assertEquals(
                "Senders reach mx2.example.org before it. While that is down, this host does not stand in.",
                finding.impact());
    }

    @Test
    void staysSilentForAnAddressOfEitherFamily() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. AAAA 2a01:4f8::1
                """)));
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 5.9.1.1
                """)));
    }

    @Test
    void staysSilentWhenOneFamilyCouldNotBeAsked() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. TXT hello
                """).failing("mx1.example.org AAAA")));
    }

    @Test
    void leavesADomainWithoutMxToTheMxTopic() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. TXT hello")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new HostWithoutAddress().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
