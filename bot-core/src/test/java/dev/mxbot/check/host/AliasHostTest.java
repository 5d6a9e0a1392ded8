package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class AliasHostTest {
    @Test
    void fires() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx.example.org.
                mx.example.org. CNAME mail.example.net.
                mail.example.net. A 5.9.1.7
                """)).get(0);

        assertEquals(
                "MX 10 mx.example.org: it is an alias (CNAME) of mail.example.net, and an MX host must not be one",
                finding.title());
        assertEquals(Severity.ERROR, finding.severity());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 mail.example.net."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 mx.example.org."),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
        assertEquals(1, finding.fixes().size());
    }

    @Test
    void offersAddressesForAnAliasWithinTheDomain() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx.example.org.
                mx.example.org. CNAME mail.example.org.
                mail.example.org. A 5.9.1.7
                mail.example.org. AAAA 2a01:4f8::7
                """)).get(0);

        assertEquals(
                List.of("mx.example.org. 3600 IN CNAME mail.example.org."),
                finding.fixes().get(1).remove().stream().map(Object::toString).toList());
        assertEquals(
                List.of("mx.example.org. 3600 IN A 5.9.1.7", "mx.example.org. 3600 IN AAAA 2a01:4f8:0:0:0:0:0:7"),
                finding.fixes().get(1).add().stream().map(Object::toString).toList());
    }

    @Test
    void addsNoHostTwice() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx.example.org.
                mx.example.org. CNAME mx2.example.org.
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                """)).get(0);

        assertEquals(
                List.of(),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentForAHostWithoutAlias() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 5.9.1.1
                """)));
    }

    @Test
    void leavesAnAliasThatLeadsNowhereToItsOwnRule() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. CNAME old.example.org.
                """)));
    }

    @Test
    void staysSilentForADomainWithoutMx() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. CNAME www.example.net.
                www.example.net. A 5.9.1.7
                """)));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new AliasHost().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
