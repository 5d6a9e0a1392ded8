package dev.mxbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import dev.mxbot.lookup.dns.TrustAnchors;
import dev.mxbot.testing.RealDns;
import dev.mxbot.testing.SignedZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Validation in this process, over a real Unbound that does not validate, from a signed root down. */
class OwnValidationTest {
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
        StringBuilder root = new StringBuilder("@ SOA a.root. hostmaster.root. 1 7200 900 1209600 300\n@ NS a.root.\n");
        SignedZone sound = signed("sound.org", ZONE + TLSA, Duration.ofDays(30));
        SignedZone bogus = signed("bogus.org", ZONE, Duration.ofDays(30));
        SignedZone expired = signed("expired.org", ZONE, Duration.ofDays(-3));
        zones.put("sound.org", sound.text());
        zones.put("bogus.org", bogus.text().replace("mx2.bogus.org.\n", "mx1.bogus.org.\n"));
        zones.put("expired.org", expired.text());
        zones.put("plain.org", (ZONE + TLSA).formatted("plain.org"));
        List.of(sound, bogus, expired).forEach(zone -> root.append(zone.ds()).append('\n'));
        for (String zone :
                List.of("sound.org", "bogus.org", "expired.org", "plain.org", "dnshost.net", "5.in-addr.arpa")) {
            root.append(zone).append(". NS ns1.dnshost.net.\n");
        }
        SignedZone top = signed("", root.toString(), Duration.ofDays(30));
        zones.put(".", top.text());
        zones.put("dnshost.net", "@ NS ns1\n@ NS ns2\nns1 A " + RealDns.FIRST + "\nns2 A " + RealDns.SECOND + "\n");
        zones.put("0.64.5.in-addr.arpa", "1 PTR mx1.sound.org.\n2 PTR mx2.sound.org.\n");
        world = RealDns.start(zones);
        bot = Guice.createInjector(new CoreModule(CoreConfig.of(world.config().trusting(new TrustAnchors(top.ds())))));
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
    void aSignedZoneIsSecureAndItsTlsaRecordsCount() {
        Diagnosis diagnosis = validated("sound.org");

        assertEquals(Map.of("status", "secure"), diagnosis.facts("dnssec").get("validatedHere"));
        assertEquals(List.of("dnssec.validated"), codes(diagnosis, "dnssec.", Severity.NOTICE));
        assertEquals(List.of(), codes(diagnosis, "dane.", Severity.NOTICE));
        assertEquals(Verdict.HEALTHY, diagnosis.verdict());
    }

    @Test
    void withoutItNothingIsKnownAboutTheTlsaRecords() {
        assertEquals(
                List.of("dane.unknown"),
                codes(diagnose(Inquiry.of(DomainName.of("sound.org"))), "dane.", Severity.NOTICE));
    }

    @Test
    void changedRecordsAreBogus() {
        Diagnosis diagnosis = validated("bogus.org");

        assertEquals(Verdict.BROKEN, diagnosis.verdict());
        assertEquals(List.of("dns.lookup.servfail.dnssec"), codes(diagnosis, "", Severity.ERROR));
        assertTrue(here(diagnosis).contains("status=bogus"), here(diagnosis));
        String seen = diagnosis.findings().get(0).evidence().get(0).answer();
        assertTrue(seen.contains("validated here: bogus, "), seen);
    }

    @Test
    void expiredSignaturesAreNamedAsTheCause() {
        Diagnosis diagnosis = validated("expired.org");

        assertEquals(Verdict.BROKEN, diagnosis.verdict());
        assertEquals(List.of("dnssec.rrsig.expired"), codes(diagnosis, "", Severity.ERROR));
    }

    @Test
    void anUnsignedZoneIsInsecureAndSoAreItsTlsaRecords() {
        Diagnosis diagnosis = validated("plain.org");

        assertTrue(here(diagnosis).contains("status=insecure"), here(diagnosis));
        assertEquals(List.of("dane.insecure", "dane.insecure"), codes(diagnosis, "dane.", Severity.WARNING));
    }

    private static List<String> codes(Diagnosis diagnosis, String topic, Severity least) {
        return diagnosis.findings().stream()
                .filter(finding ->
                        finding.severity().atLeast(least) && finding.code().startsWith(topic))
                .map(Finding::code)
                .toList();
    }

    private static String here(Diagnosis diagnosis) {
        return String.valueOf(diagnosis.facts("dnssec").get("validatedHere"));
    }

    private static Diagnosis validated(String domain) {
        return diagnose(Inquiry.of(DomainName.of(domain)).validated());
    }

    private static Diagnosis diagnose(Inquiry inquiry) {
        return bot.getInstance(Diagnostician.class)
                .diagnose(inquiry)
                .toCompletableFuture()
                .join();
    }
}
