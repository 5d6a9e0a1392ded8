package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Terms with names in them: what a receiver finds there, and how often it may find nothing. */
class NamedHostsTest {
    private static final String ALIVE = "web.example.org. A 192.0.2.7\n";

    @Test
    void firesOnATermThatLeadsNowhere() {
        Finding finding = Spf.judge(
                        new VoidMechanism(), Spf.record("v=spf1 a:old.example.org a:web.example.org -all") + ALIVE)
                .get(0);

        assertEquals("SPF of example.org: a:old.example.org, but old.example.org has no address", finding.title());
        assertEquals("\"v=spf1 a:web.example.org -all\"", Spf.added(finding));
        assertEquals(Severity.WARNING, finding.severity());
    }

    @Test
    void firesOnMxAndExists() {
        List<Finding> findings = Spf.judge(
                new VoidMechanism(), Spf.record("v=spf1 mx:lists.example.org exists:_ok.example.org -all") + ALIVE);

        assertEquals(
                List.of("lists.example.org", "_ok.example.org"),
                findings.stream().map(Finding::subject).toList());
        assertTrue(findings.get(0).title().endsWith("has no MX record"));
    }

    @Test
    void firesOnTheDomainItself() {
        assertEquals(
                "example.org",
                Spf.judge(new VoidMechanism(), Spf.record("v=spf1 a ip4:192.0.2.1 -all"))
                        .get(0)
                        .subject());
    }

    @Test
    void staysSilentWhereOneFamilyHasAnAddress() {
        assertEquals(
                List.of(),
                Spf.judge(
                        new VoidMechanism(),
                        Spf.record("v=spf1 a:six.example.org -all") + "six.example.org. AAAA 2001:db8::1\n"));
    }

    @Test
    void staysSilentWhereNothingIsKnown() {
        assertEquals(
                List.of(),
                Spf.judge(
                        new VoidMechanism(),
                        FakeDns.zone(Spf.record("v=spf1 a:old.example.org -all"))
                                .failing("old.example.org A")));
        assertEquals(
                List.of(), Spf.judge(new VoidMechanism(), Spf.record("v=spf1 exists:%{i}._ok.example.org mx -all")));
    }

    @Test
    void firesOnTheThirdVoidLookup() {
        Finding finding = Spf.judge(
                        new ManyVoidLookups(),
                        Spf.record("v=spf1 a:one.example.org mx:two.example.org exists:three.example.org"
                                        + " a:web.example.org -all")
                                + ALIVE)
                .get(0);

        assertEquals(
                "SPF of example.org leads to 3 names without data: one.example.org, two.example.org, three.example.org",
                finding.title());
        assertEquals("\"v=spf1 a:web.example.org -all\"", Spf.added(finding));
    }

    @Test
    void twoVoidLookupsAreAllowed() {
        assertEquals(
                List.of(),
                Spf.judge(new ManyVoidLookups(), Spf.record("v=spf1 a:one.example.org mx:two.example.org -all")));
    }

    @Test
    void countsIncludedRecordsThatAreNotThere() {
        assertEquals(
                1,
                Spf.judge(
                                new ManyVoidLookups(),
                                Spf.record("v=spf1 include:a.example include:b.example a:one.example.org -all"))
                        .size());
    }

    @Test
    void flagsARecordOfTheObsoleteType() {
        Finding finding = Spf.judge(new ObsoleteType(), "example.org. SPF \"v=spf1 mx -all\"\n")
                .get(0);

        assertEquals("example.org publishes a record of type SPF, which receivers do not ask for", finding.title());
        assertEquals("\"v=spf1 mx -all\"", Spf.added(finding));
        assertEquals("TXT", finding.fixes().get(0).add().get(0).type());
    }

    @Test
    void asksForTheObsoleteTypeOnlyWithoutTheOther() {
        FakeDns dns = FakeDns.zone(Spf.record("v=spf1 mx -all"));
        assertEquals(List.of(), Spf.judge(new ObsoleteType(), dns));
        assertTrue(dns.asked().stream().noneMatch(query -> query.type() == RecordType.SPF));
    }

    @Test
    void remarksAHostWithoutAPolicyAtItsOwnName() {
        String zone =
                Spf.record("v=spf1 mx -all") + "example.org. MX 10 mail.example.org.\nmail.example.org. A 192.0.2.9\n";

        Finding finding = Spf.judge(new UnprotectedHostName(), zone).get(0);

        assertEquals("mail.example.org has no SPF record at its own name", finding.title());
        assertEquals("\"v=spf1 a -all\"", Spf.added(finding));
        assertEquals(
                List.of(), Spf.judge(new UnprotectedHostName(), zone + "mail.example.org. TXT \"v=spf1 a -all\"\n"));
    }

    @Test
    void saysNothingOfOtherPeoplesHosts() {
        assertEquals(
                List.of(),
                Spf.judge(
                        new UnprotectedHostName(),
                        Spf.record("v=spf1 mx -all")
                                + "example.org. MX 10 mx.example.net.\nmx.example.net. A 192.0.2.9\n"));
    }
}
