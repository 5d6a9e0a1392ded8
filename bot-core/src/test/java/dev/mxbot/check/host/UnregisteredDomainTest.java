package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnregisteredDomainTest {
    @Test
    void fires() {
        Finding finding =
                judge(FakeDns.zone("example.org. MX 10 mx.gone-7.net.")).get(0);

        assertEquals(
                "MX 10 mx.gone-7.net: the domain gone-7.net does not exist, anybody can register it", finding.title());
        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals("its only MX host is in a domain that does not exist", finding.cause());
    }

    @Test
    void isNoLossWhileAnotherHostWorks() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 30 mx.gone-7.net.
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                """)).get(0);

        assertEquals(Severity.ERROR, finding.severity());
        assertEquals(
                List.of("example.org. 3600 IN MX 30 mx.gone-7.net."),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
    }

    @Test
    void followsTheAlias() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. CNAME mx.gone-8.net.
                """)).get(0);

        assertEquals(
                "MX 10 mx1.example.org: the domain gone-8.net does not exist, anybody can register it",
                finding.title());
    }

    @Test
    void staysSilentWhereTheDomainExists() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx.example.net.
                example.net. TXT hello
                """)));
    }

    @Test
    void staysSilentWhereTheDomainCouldNotBeAsked() {
        assertEquals(
                List.of(),
                judge(FakeDns.zone("example.org. MX 10 mx.gone-7.net.").failing("gone-7.net NS")));
    }

    @Test
    void staysSilentInTheDomainItself() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 mx1.example.org.")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new UnregisteredDomain().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
