package dev.mxbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.io.BaseEncoding;
import com.google.common.net.InetAddresses;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.SpecialAddresses;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Lookup;
import dev.mxbot.lookup.https.HttpsConfig;
import dev.mxbot.lookup.smtp.SmtpConfig;
import dev.mxbot.report.Headline;
import dev.mxbot.testing.PolicyHosts;
import dev.mxbot.testing.PolicyHosts.Conduct;
import dev.mxbot.testing.RealDns;
import dev.mxbot.testing.RealPostfix;
import dev.mxbot.testing.RealPostfix.Host;
import dev.mxbot.testing.SignedZone;
import dev.mxbot.testing.TestCertificates;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole diagnosis with its mail hosts: a real Unbound that validates, real NSDs, a real Postfix with a listener for each host, and
 * HTTPS that serves the MTA-STS policies.
 */
@Timeout(180)
class RealMailHostsDiagnosisTest {
    private static final String ZONE = """
            @ SOA ns1.dnshost.net. hostmaster.sound.org. 1 7200 900 1209600 300
            @ NS ns1.dnshost.net.
            @ NS ns2.dnshost.net.
            @ TXT "v=spf1 mx -all"
            _dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@%1$s"
            _smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@%1$s"
            mail._domainkey TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            """;
    private static final String ANNOUNCED = "_mta-sts TXT \"v=STSv1; id=1;\"\nmta-sts A 5.64.9.1\n";
    private static final String OTHER_KEY = "cd".repeat(32);
    private static final HeldCertificate ROLLED = TestCertificates.good("mx1.rolled.org");

    @TempDir
    static Path folder;

    private static final Set<String> REACHED = ConcurrentHashMap.newKeySet();
    private static RealPostfix postfix;
    private static RealDns world;
    private static PolicyHosts policies;
    private static Injector bot;

    /** What is wrong is in the mail hosts: each address is that of one host, in the order of the list. */
    private static List<Host> hosts() {
        return List.of(
                good("mx1.sound.org", 1, "sound.org"),
                good("mx1.denied.org", 2, "formerly.example"),
                good("mx1.backup.org", 3, "backup.org"),
                good("mx2.backup.org", 4, "formerly.example"),
                host("mx1.expired.org", 5, "expired.org").securedBy(TestCertificates.expired("mx1.expired.org")),
                host("mx1.insisted.org", 6, "insisted.org").securedBy(TestCertificates.expired("mx1.insisted.org")),
                host("mx1.misnamed.org", 7, "misnamed.org").securedBy(TestCertificates.good("mail.elsewhere.example")),
                host("mx1.strict.org", 8, "strict.org").securedBy(TestCertificates.good("mail.elsewhere.example")),
                host("mx1.pinned.org", 9, "pinned.org").securedBy(TestCertificates.selfSigned("mx1.pinned.org")),
                host("mx1.rolled.org", 10, "rolled.org").securedBy(ROLLED),
                host("mx1.plain.org", 11, "plain.org"));
    }

    private static Host host(String name, int number, String domain) {
        return Host.of(name, "5.64.1." + number, domain);
    }

    private static Host good(String name, int number, String domain) {
        return host(name, number, domain).securedBy(TestCertificates.good(name));
    }

    @BeforeAll
    static void start() {
        List<Host> hosts = hosts();
        postfix = RealPostfix.start(hosts.toArray(Host[]::new));
        Map<String, String> zones = new TreeMap<>();
        StringBuilder reverse = new StringBuilder();
        hosts.forEach(host -> {
            String domain = host.name().replaceFirst("^mx\\d\\.", "");
            String label = host.name().substring(0, 3);
            zones.merge(
                    domain,
                    ZONE.formatted(domain) + mx(label, host.address()),
                    (zone, same) -> zone + mx(label, host.address()));
            reverse.append(host.address().substring("5.64.1.".length()))
                    .append(" PTR ")
                    .append(host.name())
                    .append(".\n");
        });
        // Nobody listens there, and nobody may try.
        zones.put("refusing.org", ZONE.formatted("refusing.org") + mx("mx1", "5.64.1.90"));
        zones.put(
                "inside.org",
                ZONE.formatted("inside.org") + mx("mx1", "10.0.0.7") + mx("mx2", "127.0.0.1") + mx("mx3", "169.254.1.7")
                        + "mx3 AAAA ::1\n");
        reverse.append("90 PTR mx1.refusing.org.\n");
        zones.put("1.64.5.in-addr.arpa", reverse.toString());
        zones.put("dnshost.net", "@ NS ns1\n@ NS ns2\nns1 A " + RealDns.FIRST + "\nns2 A " + RealDns.SECOND + "\n");
        // The host that is known to answer is the sound one.
        zones.put("l.google.com", "gmail-smtp-in A 5.64.1.1\n");
        Map<String, Conduct> served = new TreeMap<>();
        for (String domain : List.of("sound.org", "insisted.org", "strict.org")) {
            zones.merge(domain, ANNOUNCED, String::concat);
            served.put(domain, PolicyHosts.enforcing("mx1." + domain));
        }
        policies = PolicyHosts.start(served);
        zones.merge("pinned.org", tlsa(keyOf(certificate(hosts, "mx1.pinned.org"))), String::concat);
        zones.merge("rolled.org", tlsa(OTHER_KEY), String::concat);
        List<String> anchors = new ArrayList<>();
        List<String> delegations = new ArrayList<>();
        for (String domain : List.of("pinned.org", "rolled.org")) {
            SignedZone zone = SignedZone.of(
                    domain,
                    zones.getOrDefault(domain, ""),
                    Instant.now().minus(Duration.ofDays(20)),
                    Instant.now().plus(Duration.ofDays(30)));
            zones.put(domain, zone.text());
            anchors.add(zone.ds());
            delegations.add(zone.ds());
            delegations.add(domain + ". NS ns1.dnshost.net.");
        }
        zones.put(".", String.join("\n", delegations));
        world = RealDns.validating(zones, anchors);
        bot = bot(true, true);
    }

    private static String mx(String label, String address) {
        return "@ MX " + label.charAt(2) + "0 " + label + "\n" + label + " A " + address + "\n";
    }

    private static String tlsa(String key) {
        return "_25._tcp.mx1 TLSA 3 1 1 " + key + "\n";
    }

    private static HeldCertificate certificate(List<Host> hosts, String name) {
        return hosts.stream()
                .filter(host -> host.name().equals(name))
                .flatMap(host -> host.certificate().stream())
                .findFirst()
                .orElseThrow();
    }

    /** As a record of usage 3, selector 1, matching type 1 says it (RFC 6698 section 2.1). */
    private static String keyOf(HeldCertificate certificate) {
        try {
            return BaseEncoding.base16()
                    .lowerCase()
                    .encode(MessageDigest.getInstance("SHA-256")
                            .digest(certificate.certificate().getPublicKey().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Injector bot(boolean on, boolean recipients) {
        Optional<Path> authorities = Optional.of(TestCertificates.authorityPem(folder));
        SmtpConfig smtp = new SmtpConfig(
                on,
                recipients,
                25,
                Optional.of("mxbot.example.net"),
                false,
                authorities,
                SmtpConfig.Limits.DEFAULT,
                RealMailHostsDiagnosisTest::reach);
        return Guice.createInjector(new CoreModule(CoreConfig.of(world.config())
                .with(new HttpsConfig(false, authorities, policies::reach))
                .with(smtp)));
    }

    private static InetSocketAddress reach(InetSocketAddress address) {
        InetAddress wanted = address.getAddress();
        REACHED.add(wanted.getHostAddress());
        return postfix.reach(address);
    }

    @AfterAll
    static void stop() {
        if (bot != null) {
            stop(bot);
        }
        if (world != null) {
            world.close();
        }
        if (policies != null) {
            policies.close();
        }
        if (postfix != null) {
            postfix.close();
        }
    }

    private static void stop(Injector injector) {
        injector.getInstance(ScheduledExecutorService.class).shutdownNow();
        injector.getInstance(Lookup.class).close();
    }

    @Test
    void aHostThatTakesTheMailUnderAnEnforcedPolicyIsHealthy() {
        Diagnosis diagnosis = diagnose("sound.org");

        assertEquals(List.of(), told(diagnosis));
        assertEquals(Verdict.HEALTHY, diagnosis.verdict());
        assertEquals(Verdict.HEALTHY, diagnosis.lanes().get(Lane.RECEIVING));
        assertEquals(Verdict.HEALTHY, diagnosis.lanes().get(Lane.TRANSPORT));
        assertFalse(diagnosis.holds("smtp.cert.untrusted"), "the authority is one of those that are trusted");
        assertTrue(REACHED.contains("5.64.1.1"));
    }

    @Test
    void aHostThatTakesTheMailWithoutTlsIsTold() {
        assertEquals(List.of("warning smtp.starttls.missing mx1.plain.org"), told(diagnose("plain.org")));
    }

    @Test
    void aHostOfFormerTimesDeniesTheDomain() {
        Diagnosis diagnosis = diagnose("denied.org");

        assertEquals(List.of("critical smtp.rcpt.relay_denied mx1.denied.org"), told(diagnosis));
        assertEquals(Verdict.BROKEN, diagnosis.lanes().get(Lane.RECEIVING));
        assertEquals(
                "denied.org cannot receive mail: its MX host mx1.denied.org refuses mail for it (relay denied).",
                Headline.plain(diagnosis));
        assertTrue(
                diagnosis.findings().get(0).evidence().get(0).answer().contains("Relay access denied"),
                diagnosis.findings().get(0).evidence()::toString);
    }

    @Test
    void aBackupThatDoesNotTakeTheMailBouncesItInTime() {
        Diagnosis diagnosis = diagnose("backup.org");

        assertEquals(List.of("error smtp.backup.not_accepting mx2.backup.org"), told(diagnosis));
        assertEquals(Verdict.AT_RISK, diagnosis.lanes().get(Lane.RECEIVING));
        Fix removal = diagnosis.findings().get(0).fixes().get(0);
        assertTrue(removal.proven(), removal::toString);
        assertEquals(
                List.of("backup.org. 3600 IN MX 20 mx2.backup.org."),
                removal.remove().stream().map(Object::toString).toList());
    }

    /** F16. */
    @Test
    void anExpiredCertificateHurtsWherePoliciesInsistOnOne() {
        assertEquals(List.of("warning smtp.cert.expired mx1.expired.org"), told(diagnose("expired.org")));

        Diagnosis insisted = diagnose("insisted.org");
        assertEquals(List.of("critical smtp.cert.expired mx1.insisted.org"), told(insisted));
        assertEquals(Verdict.BROKEN, insisted.lanes().get(Lane.TRANSPORT));
    }

    /** F16. */
    @Test
    void aCertificateForAnotherNameHurtsWherePoliciesInsistOnOne() {
        Diagnosis diagnosis = diagnose("misnamed.org");
        assertEquals(List.of(), told(diagnosis));
        assertTrue(diagnosis.holds("smtp.cert.name_mismatch"));

        assertEquals(List.of("critical smtp.cert.name_mismatch mx1.strict.org"), told(diagnose("strict.org")));
    }

    @Test
    void aSelfSignedCertificateIsFineWhereTheTlsaRecordNamesItsKey() {
        Diagnosis diagnosis = diagnose("pinned.org");

        assertEquals(List.of(), told(diagnosis));
        assertEquals(Verdict.HEALTHY, diagnosis.verdict());
        assertEquals("signed", diagnosis.facts("dnssec").get("status"));
    }

    @Test
    void aKeyThatNoTlsaRecordNamesIsCriticalAndTheRecordIsComputed() {
        Diagnosis diagnosis = diagnose("rolled.org");

        assertEquals(List.of("critical dane.mismatch mx1.rolled.org"), told(diagnosis));
        Fix fix = diagnosis.findings().get(0).fixes().get(0);
        assertTrue(fix.proven(), fix::toString);
        assertEquals(
                List.of("_25._tcp.mx1.rolled.org. 3600 IN TLSA 3 1 1 " + keyOf(ROLLED)),
                fix.add().stream().map(Object::toString).toList());
    }

    @Test
    void aHostThatRefusesConnectionsIsJudgedWhereTheNetworkIsProvenOpen() {
        Diagnosis diagnosis = diagnose("refusing.org");

        assertEquals(List.of("critical smtp.connect.refused mx1.refusing.org"), told(diagnosis));
        assertEquals(Verdict.BROKEN, diagnosis.verdict());
        assertFalse(diagnosis.holds("smtp.egress.blocked"));
    }

    /** T1. */
    @Test
    void hostsAtPrivateAddressesAreNeverConnectedTo() {
        Diagnosis diagnosis = diagnose("inside.org");

        assertEquals(Verdict.BROKEN, diagnosis.verdict());
        assertTrue(diagnosis.holds("mx.target.private"));
        assertTrue(diagnosis.holds("mx.target.loopback"));
        assertEquals(
                List.of(),
                diagnosis.findings().stream()
                        .map(Finding::code)
                        .filter(code -> code.startsWith("smtp."))
                        .toList());
        assertEquals(
                List.of(),
                REACHED.stream()
                        .filter(address -> SpecialAddresses.rangeOf(InetAddresses.forString(address))
                                .isPresent())
                        .toList());
    }

    @Test
    void wherePersonOrSettingsDoNotWantItNobodyIsAskedForARecipient() {
        assertEquals(
                List.of(),
                told(diagnose(bot, Inquiry.of(DomainName.of("denied.org")).asking(SmtpDepth.SESSION))));
        Injector discreet = bot(true, false);
        try {
            assertEquals(List.of(), told(diagnose(discreet, Inquiry.of(DomainName.of("denied.org")))));
        } finally {
            stop(discreet);
        }
    }

    @Test
    void whereItIsOffTheDnsAloneIsJudged() {
        Injector off = bot(false, false);
        try {
            Diagnosis diagnosis = diagnose(off, Inquiry.of(DomainName.of("refusing.org")));

            assertEquals(List.of(), told(diagnosis));
            assertEquals(Verdict.HEALTHY, diagnosis.verdict());
        } finally {
            stop(off);
        }
    }

    /** Every finding above a notice. */
    private static List<String> told(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity().atLeast(Severity.UNKNOWN))
                .map(finding -> finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.code() + " "
                        + finding.subject())
                .toList();
    }

    private static Diagnosis diagnose(String domain) {
        return diagnose(bot, Inquiry.of(DomainName.of(domain)));
    }

    private static Diagnosis diagnose(Injector injector, Inquiry inquiry) {
        return injector.getInstance(Diagnostician.class)
                .diagnose(inquiry)
                .toCompletableFuture()
                .join();
    }
}
