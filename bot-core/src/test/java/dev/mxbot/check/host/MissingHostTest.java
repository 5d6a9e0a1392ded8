package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingHostTest {
    @Test
    void fires() {
        Finding finding =
                judge(FakeDns.zone("example.org. MX 10 mx1.example.org.")).get(0);

        assertEquals("MX 10 mx1.example.org: the name does not exist", finding.title());
        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals("its only MX host does not exist", finding.cause());
        assertEquals(
                List.of("mx1.example.org. 3600 IN A <address>"),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
        assertEquals(List.of("address"), finding.fixes().get(0).needs());
    }

    @Test
    void isNoLossWhileAnotherHostWorks() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                """)).get(0);

        assertEquals(Severity.ERROR, finding.severity());
        assertEquals(
                "Senders try it first, in vain, and go on to the next host, mx2.example.org; a few give up and bounce.",
                finding.impact());
        assertEquals("its MX host mx1.example.org does not exist", finding.cause());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 mx1.example.org."),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
    }

    @Test
    void claimsNoLossWhileAnotherHostIsUnknown() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 mx2.example.org.
                mx2.example.org. A 5.9.1.2
                """).failing("mx2.example.org A").failing("mx2.example.org AAAA"))
                .get(0);

        assertEquals(Severity.ERROR, finding.severity());
        assertEquals("Senders go on to the other hosts; whether one of those works is not known.", finding.impact());
    }

    @Test
    void tellsOfAllHosts() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 mx2.example.org.
                """)).get(0);

        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals("none of its 2 MX hosts can be reached", finding.cause());
    }

    @Test
    void showsTheAliasThatLeadsNowhere() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. CNAME old.example.org.
                """)).get(0);

        assertEquals("MX 10 mx1.example.org: it is an alias of old.example.org, which does not exist", finding.title());
    }

    @Test
    void proposesTheNameThatWasMeant() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 10 mail.exmaple.org.
                exmaple.org. NS ns1.exmaple.org.
                mail.example.org. A 5.9.1.7
                """)).get(0);

        assertEquals(
                List.of("example.org. 3600 IN MX 10 mail.exmaple.org."),
                finding.fixes().get(0).remove().stream().map(Object::toString).toList());
        assertEquals(
                List.of("example.org. 3600 IN MX 10 mail.example.org."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void proposesTheProvidersHostThatWasMeant() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 5 aspmx.l.gogle.com.
                gogle.com. NS ns1.gogle.com.
                aspmx.l.google.com. A 142.250.1.26
                """)).get(0);

        assertEquals(
                List.of("example.org. 3600 IN MX 5 aspmx.l.google.com."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void proposesTheProviderThatSends() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 5 old.example.net.
                example.net. A 5.9.1.9
                example.org. TXT "v=spf1 include:_spf.google.com -all"
                """)).get(0);

        assertEquals(
                List.of("example.org. 3600 IN MX 1 smtp.google.com."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void asksForAHostWhereNothingIsKnown() {
        Finding finding = judge(FakeDns.zone("""
                example.org. MX 5 old.example.net.
                example.net. A 5.9.1.9
                """)).get(0);

        assertEquals(
                List.of("example.org. 3600 IN MX 5 <mail host>."),
                finding.fixes().get(0).add().stream().map(Object::toString).toList());
    }

    @Test
    void staysSilentForAHostWithAddress() {
        assertEquals(List.of(), judge(FakeDns.zone("""
                example.org. MX 10 mx1.example.org.
                mx1.example.org. A 5.9.1.1
                """)));
    }

    @Test
    void staysSilentWhenItCouldNotBeAsked() {
        assertEquals(
                List.of(),
                judge(FakeDns.zone("example.org. MX 10 mx1.example.org.")
                        .failing("mx1.example.org A")
                        .failing("mx1.example.org AAAA")));
    }

    @Test
    void leavesOtherCausesToTheirOwnRules() {
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 5.9.1.1.")));
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 ms1.msv1.invalid.")));
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 mail.example.org.example.org.")));
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 mail.")));
        assertEquals(List.of(), judge(FakeDns.zone("example.org. MX 10 mx.example.net.")));
    }

    private static List<Finding> judge(FakeDns dns) {
        return new MissingHost().judge(Examine.with(new HostProbe(), "example.org", dns));
    }
}
