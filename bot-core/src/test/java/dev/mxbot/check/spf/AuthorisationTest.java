package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Severity;
import dev.mxbot.sender.SenderVerdict;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The smallest edit that lets an address pass. */
class AuthorisationTest {
    @Test
    void addsTheAddressBehindTheAddressesInFront() {
        Finding finding = finding(Spf.record("v=spf1 ip4:192.0.2.1 mx -all") + "example.org. MX 0 .\n", "192.0.2.9");

        assertEquals("spf.ip.not_authorised", finding.code());
        assertEquals(Severity.ERROR, finding.severity());
        assertEquals("192.0.2.9 fails SPF for example.org: no term matches before -all", finding.title());
        assertEquals("\"v=spf1 ip4:192.0.2.1 ip4:192.0.2.9 mx -all\"", added(finding));
        assertEquals(
                "example.org. 3600 IN TXT \"v=spf1 ip4:192.0.2.1 mx -all\"",
                fix(finding).remove().get(0).toString());
        assertTrue(fix(finding).proven());
    }

    @Test
    void addsAnIpv6AddressAsSuch() {
        assertEquals(
                "\"v=spf1 ip6:2001:db8::9 ~all\"", added(finding(Spf.record("v=spf1 ~all"), "2001:db8:0:0:0:0:0:9")));
    }

    @Test
    void comesBeforeATermThatRefusesTheAddress() {
        Finding finding = finding(Spf.record("v=spf1 -ip4:192.0.2.0/24 +all"), "192.0.2.9");

        assertEquals("\"v=spf1 ip4:192.0.2.9 -ip4:192.0.2.0/24 +all\"", added(finding));
        assertTrue(fix(finding).proven());
    }

    @Test
    void namesTheProvidersIncludeWhereTheServerIsTheirs() {
        Finding finding = finding(Spf.record("v=spf1 ip4:192.0.2.1 -all") + """
                        _spf.google.com.          TXT "v=spf1 ip4:198.51.100.0/24 ~all"
                        7.100.51.198.in-addr.arpa. PTR mail-7.google.com.
                        mail-7.google.com.        A 198.51.100.7
                        """, "198.51.100.7");

        assertEquals(
                "Authorise Google Workspace, whose server it is", fix(finding).title());
        assertEquals("\"v=spf1 ip4:192.0.2.1 include:_spf.google.com -all\"", added(finding));
        assertTrue(fix(finding).proven());
    }

    @Test
    void believesNoReverseNameThatDoesNotLeadBack() {
        Finding finding = finding(Spf.record("v=spf1 -all") + """
                        _spf.google.com.          TXT "v=spf1 ip4:198.51.100.0/24 ~all"
                        7.100.51.198.in-addr.arpa. PTR mail-7.google.com.
                        """, "198.51.100.7");

        assertEquals("\"v=spf1 ip4:198.51.100.7 -all\"", added(finding));
    }

    @Test
    void saysWhatToDropWhereTheLookupsAreUsedUp() {
        String includes =
                IntStream.range(0, 12).mapToObj(i -> "include:n" + i + ".test ").collect(Collectors.joining());
        String zone = Spf.record("v=spf1 " + includes + "-all")
                + IntStream.range(0, 12)
                        .mapToObj(i -> "n" + i + ".test. TXT \"v=spf1 ip4:192.0.2." + i + " -all\"\n")
                        .collect(Collectors.joining());

        Finding finding = finding(zone, "192.0.2.99");

        assertEquals("\"v=spf1 ip4:192.0.2.99 " + includes + "-all\"", added(finding));
        assertTrue(fix(finding).proven());
        assertTrue(
                fix(finding)
                        .steps()
                        .contains(
                                "The record needs 12 lookups, 10 are allowed: drop what no longer sends for you first."),
                fix(finding).toString());
        assertTrue(fix(finding).steps().contains("include:n3.test costs 1."));
    }

    @Test
    void correctsWhatMakesReceiversGiveUp() {
        assertEquals(
                "\"v=spf1 ip4:192.0.2.1 ip4:192.0.2.9 -all\"",
                added(finding(Spf.record("v=spf1 ipv4:192.0.2.1 -all"), "192.0.2.9")));
        Finding two = finding(Spf.record("v=spf1 a -all") + Spf.record("v=spf1 mx -all"), "192.0.2.9");
        assertEquals("\"v=spf1 ip4:192.0.2.9 a mx -all\"", added(two));
        assertEquals(2, fix(two).remove().size());
        assertTrue(fix(two).proven());
    }

    @Test
    void proposesARecordWhereThereIsNone() {
        Finding finding = finding("example.org. MX 10 mail.example.org.\n", "192.0.2.9");

        assertEquals("\"v=spf1 ip4:192.0.2.9 mx ~all\"", added(finding));
        assertTrue(fix(finding).proven());
    }

    @Test
    void staysSilentWhereTheAddressPassesOrNothingIsKnown() {
        assertEquals(
                Optional.empty(),
                Asking.person(FakeDns.zone(Spf.record("v=spf1 +all")), "example.org", "192.0.2.9")
                        .finding());
        assertEquals(
                Optional.empty(),
                Asking.person(FakeDns.zone("").failing("example.org TXT"), "example.org", "192.0.2.9")
                        .finding());
    }

    @Test
    void proposesNoAddressThatNoReceiverSees() {
        Finding finding = finding(Spf.record("v=spf1 -all"), "10.1.2.3");

        assertEquals(List.of(), fix(finding).add());
        assertFalse(fix(finding).proven());
    }

    @Test
    void proposesNothingForADomainThatDoesNotExist() {
        assertEquals(List.of(), fix(finding("other.test. TXT x\n", "192.0.2.9")).add());
        assertEquals(
                List.of(),
                Asking.person(FakeDns.zone(""), "a..b", "192.0.2.9")
                        .finding()
                        .orElseThrow()
                        .fixes()
                        .get(0)
                        .add());
    }

    private static Finding finding(String zone, String ip) {
        SenderVerdict verdict = Asking.person(FakeDns.zone(zone), "example.org", ip);
        return verdict.finding().orElseThrow();
    }

    private static Fix fix(Finding finding) {
        return finding.fixes().get(0);
    }

    private static String added(Finding finding) {
        return Spf.added(finding);
    }
}
