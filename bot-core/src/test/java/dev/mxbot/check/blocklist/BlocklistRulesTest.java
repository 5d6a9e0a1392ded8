package dev.mxbot.check.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BlocklistRulesTest {
    private static final String DOMAIN = """
            example.org. MX 10 mail.example.org.
            mail.example.org. A 5.9.7.25
            mail.example.org. AAAA 2a01:4f8::25
            """;
    private static final String ZEN = "2.0.0.127.zen.spamhaus.org. A 127.0.0.2\n";
    private static final String DBL = "test.dbl.spamhaus.org. A 127.0.1.2\n";

    @Test
    void asksNothingUnlessListsAreNamed() {
        FakeDns dns = FakeDns.zone(DOMAIN);

        assertEquals(List.of(), judge(dns));
        assertEquals(List.of(), dns.asked());
    }

    @Test
    void notListedIsNoFinding() {
        assertEquals(List.of(), codes(DOMAIN + ZEN + DBL, "zen.spamhaus.org", "dbl.spamhaus.org"));
    }

    @Test
    void flagsAListedAddressWithItsReason() {
        Finding finding = judge(
                        FakeDns.zone(DOMAIN + ZEN + "25.7.9.5.zen.spamhaus.org. A 127.0.0.3\n"), "zen.spamhaus.org")
                .get(0);

        assertEquals("dnsbl.ip.listed", finding.code());
        assertEquals("5.9.7.25", finding.subject());
        assertTrue(finding.fixes().get(0).steps().get(0).contains("CSS"));
        assertTrue(finding.fixes().get(0).steps().get(2).contains("https://check.spamhaus.org/"));
    }

    @Test
    void asksForSixthVersionAddressesByNibbles() {
        String name = "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.f.4.0.1.0.a.2.zen.spamhaus.org.";

        assertEquals(List.of("dnsbl.ip.listed"), codes(DOMAIN + ZEN + name + " A 127.0.0.4", "zen.spamhaus.org"));
    }

    @Test
    void flagsAListedDomain() {
        assertEquals(
                List.of("dnsbl.domain.listed"),
                codes(DOMAIN + DBL + "example.org.dbl.spamhaus.org. A 127.0.1.102", "dbl.spamhaus.org"));
    }

    @Test
    void aRefusalIsNoListing() {
        for (String code : List.of("127.255.255.252", "127.255.255.254", "127.255.255.255")) {
            assertEquals(
                    List.of("dnsbl.query_refused"),
                    codes(DOMAIN + "*.zen.spamhaus.org. A " + code, "zen.spamhaus.org"),
                    code);
        }
    }

    @Test
    void theWordOfADeadListDoesNotCount() {
        assertEquals(List.of("dnsbl.dead_list"), codes(DOMAIN + "*.gone.example.net. A 127.0.0.2", "gone.example.net"));
        assertEquals(
                List.of("dnsbl.dead_list"), codes(DOMAIN + "*.gone.example.net. A 192.0.2.80", "gone.example.net"));
        assertEquals(
                List.of("dnsbl.dead_list"),
                codes(DOMAIN + "25.7.9.5.gone.example.net. A 127.0.0.2", "gone.example.net"));
    }

    @Test
    void theNeverListedCodeIsIgnored() {
        assertEquals(List.of(), codes(DOMAIN + ZEN + "25.7.9.5.zen.spamhaus.org. A 127.0.0.1", "zen.spamhaus.org"));
    }

    @Test
    void aTimeoutIsUnknown() {
        FakeDns dns = FakeDns.zone(DOMAIN + ZEN).failing("25.7.9.5.zen.spamhaus.org A");

        assertEquals(
                List.of("dnsbl.unknown"),
                judge(dns, "zen.spamhaus.org").stream().map(Finding::code).toList());
    }

    @Test
    void knowsSpamhausWithAKey() {
        assertEquals(true, ListKind.of(DomainName.of("k3y.dbl.dq.spamhaus.net")).domains());
        assertEquals(
                false, ListKind.of(DomainName.of("k3y.zen.dq.spamhaus.net")).domains());
    }

    private static List<String> codes(String zone, String... lists) {
        return judge(FakeDns.zone(zone), lists).stream().map(Finding::code).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Finding> judge(FakeDns dns, String... lists) {
        BlocklistProbe probe = new BlocklistProbe(
                new Blocklists(Stream.of(lists).map(DomainName::of).toList()));
        BlocklistEvidence evidence = Examine.with(probe, "example.org", dns);
        return new BlocklistModule()
                .blocklist(probe).rules().stream()
                        .flatMap(rule -> ((Rule<BlocklistEvidence>) rule).judge(evidence).stream())
                        .toList();
    }
}
