package dev.mxbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Lookup;
import dev.mxbot.testing.RealDns;
import dev.mxbot.testing.SignedZone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** DNSSEC against a real Unbound that validates, in front of real NSDs with zones signed for this run. */
class SignedZonesDiagnosisTest {
    private static final String ZONE = """
            @ SOA ns1.dnshost.net. hostmaster.sound.org. 1 7200 900 1209600 300
            @ NS ns1.dnshost.net.
            @ NS ns2.dnshost.net.
            @ MX 10 mx1
            @ MX 20 mx2
            mx1 A 5.64.0.1
            mx2 A 5.64.0.2
            @ TXT "v=spf1 mx -all"
            _dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@%1$s"
            mail._domainkey TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            """;
    private static final String TLSA =
            "_25._tcp.mx1 TLSA 3 1 1 " + "ab".repeat(32) + "\n_25._tcp.mx2 TLSA 3 1 1 " + "cd".repeat(32) + "\n";

    private static RealDns world;
    private static Injector bot;

    @BeforeAll
    static void start() {
        Map<String, String> zones = new TreeMap<>();
        List<String> anchors = new ArrayList<>();
        List<String> delegations = new ArrayList<>();
        SignedZone sound = signed("sound.org", ZONE + TLSA, Duration.ofDays(30));
        SignedZone bogus = signed("bogus.org", ZONE, Duration.ofDays(30));
        SignedZone expired = // Unbound forgives up to a day.
                signed("expired.org", ZONE, Duration.ofDays(-3));
        SignedZone late = signed("late.org", ZONE, Duration.ofDays(1));
        SignedZone orphan = signed("orphan.org", ZONE, Duration.ofDays(30));
        SignedZone island = signed("island.org", ZONE, Duration.ofDays(30));
        zones.put("sound.org", sound.text());
        zones.put("bogus.org", bogus.text().replace("mx2.bogus.org.\n", "mx1.bogus.org.\n"));
        zones.put("expired.org", expired.text());
        zones.put("late.org", late.text());
        zones.put("orphan.org", ZONE.formatted("orphan.org"));
        zones.put("island.org", island.text());
        zones.put("plain.org", ZONE.formatted("plain.org"));
        for (SignedZone zone : List.of(sound, bogus, expired, late, orphan)) {
            anchors.add(zone.ds());
            delegations.add(zone.ds());
        }
        for (String zone : List.of("sound.org", "bogus.org", "expired.org", "late.org", "orphan.org", "island.org")) {
            delegations.add(zone + ". NS ns1.dnshost.net.");
        }
        zones.put(".", String.join("\n", delegations));
        zones.put("dnshost.net", "@ NS ns1\n@ NS ns2\nns1 A " + RealDns.FIRST + "\nns2 A " + RealDns.SECOND + "\n");
        zones.put("0.64.5.in-addr.arpa", "1 PTR mx1.sound.org.\n2 PTR mx2.sound.org.\n");
        world = RealDns.validating(zones, anchors);
        bot = Guice.createInjector(new CoreModule(CoreConfig.of(world.config())));
    }

    private static SignedZone signed(String zone, String text, Duration left) {
        Instant now = Instant.now();
        return SignedZone.of(zone, text.formatted(zone), now.minus(Duration.ofDays(20)), now.plus(left));
    }

    @AfterAll
    static void stop() {
        if (bot != null) {
            bot.getInstance(ScheduledExecutorService.class).shutdownNow();
            bot.getInstance(Lookup.class).close();
        }
        if (world != null) {
            world.close();
        }
    }

    @Test
    void aSignedZoneIsSoundAndItsTlsaRecordsCount() {
        Diagnosis diagnosis = diagnose("sound.org");

        assertEquals(Verdict.HEALTHY, diagnosis.verdict());
        assertEquals("signed", diagnosis.facts("dnssec").get("status"));
        assertEquals(true, diagnosis.facts("dnssec").get("validated"));
        assertEquals(List.of(), codes(diagnosis, "dnssec.", Severity.NOTICE));
        assertEquals(List.of(), codes(diagnosis, "dane.", Severity.NOTICE));
    }

    @Test
    void changedRecordsAreBogus() {
        Diagnosis diagnosis = diagnose("bogus.org");

        assertEquals(Verdict.BROKEN, diagnosis.verdict());
        assertEquals(List.of("dns.lookup.servfail.dnssec"), codes(diagnosis, "", Severity.ERROR));
        assertEquals("bogus", diagnosis.facts("dnssec").get("status"));
        assertEquals(List.of(), codes(diagnosis, "dnssec.", Severity.NOTICE));
    }

    @Test
    void expiredSignaturesAreNamedAsTheCause() {
        Diagnosis diagnosis = diagnose("expired.org");

        assertEquals(Verdict.BROKEN, diagnosis.verdict());
        assertTrue(diagnosis.holds("dns.lookup.servfail.dnssec"));
        assertEquals(List.of("dnssec.rrsig.expired"), codes(diagnosis, "", Severity.ERROR));
    }

    @Test
    void signaturesThatEndTomorrowAreAWarning() {
        Diagnosis diagnosis = diagnose("late.org");

        assertEquals(Verdict.AT_RISK, diagnosis.verdict());
        assertEquals(List.of("dnssec.rrsig.expiring"), codes(diagnosis, "dnssec.", Severity.WARNING));
    }

    @Test
    void aDsRecordOfAnUnsignedZoneIsNamedAsTheCause() {
        Diagnosis diagnosis = diagnose("orphan.org");

        assertEquals(Verdict.BROKEN, diagnosis.verdict());
        assertTrue(diagnosis.holds("dns.lookup.servfail.dnssec"));
        assertEquals(List.of("dnssec.ds.orphan"), codes(diagnosis, "", Severity.ERROR));
    }

    @Test
    void aSignedZoneThatNobodyVouchesForIsARemark() {
        Diagnosis diagnosis = diagnose("island.org");

        assertEquals(Verdict.HEALTHY, diagnosis.verdict());
        assertEquals(List.of("dnssec.ds.missing"), codes(diagnosis, "dnssec.", Severity.NOTICE));
    }

    @Test
    void anUnsignedZoneIsARemark() {
        Diagnosis diagnosis = diagnose("plain.org");

        assertEquals(Verdict.HEALTHY, diagnosis.verdict());
        assertEquals(List.of("dnssec.unsigned"), codes(diagnosis, "dnssec.", Severity.NOTICE));
        assertFalse(diagnosis.holds("ns.unknown"));
    }

    private static List<String> codes(Diagnosis diagnosis, String topic, Severity least) {
        return diagnosis.findings().stream()
                .filter(finding ->
                        finding.severity().atLeast(least) && finding.code().startsWith(topic))
                .map(Finding::code)
                .toList();
    }

    private static Diagnosis diagnose(String domain) {
        return bot.getInstance(Diagnostician.class)
                .diagnose(Inquiry.of(DomainName.of(domain)))
                .toCompletableFuture()
                .join();
    }
}
