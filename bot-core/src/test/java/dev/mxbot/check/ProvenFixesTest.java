package dev.mxbot.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.TypeLiteral;
import dev.mxbot.diagnosis.Budget;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Fresh;
import dev.mxbot.lookup.dns.Resolvers;
import dev.mxbot.lookup.https.Https;
import dev.mxbot.lookup.smtp.Smtp;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeHttps;
import dev.mxbot.testing.FakeSmtp;
import dev.mxbot.testing.VirtualTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Healthy domains are broken in up to three ways at a time, and every fix that is called proven is published for real: the finding is gone
 * and nothing as bad is new. Most findings that records can cure have such a fix.
 */
class ProvenFixesTest {
    private static final int ROUNDS = 60;

    private static final double SHARE = 0.9;

    /** What records of the owner's cannot cure, or not with what anybody but the owner knows. */
    private static final Map<String, String> INCURABLE = Map.ofEntries(
            Map.entry("mx.target.ipv6_only", "only the owner knows an IPv4 address of the host"),
            Map.entry("dkim.key.invalid", "only the signing server has the key"),
            Map.entry("dkim.key.short", "a longer key has to be made by the signing server"),
            Map.entry("dkim.selector.cname_dangling", "the provider publishes the key at the end of the alias"),
            Map.entry("dkim.multiple_txt", "which of the keys signs, only the signing server knows"),
            Map.entry("dkim.duplicate_name", "which key signs, only the signing server knows"),
            Map.entry("ns.lame", "the server has to be set up, or the registry told"),
            Map.entry("ns.no_address", "the address of a name server is known to its owner"),
            Map.entry("ns.private", "the public address of a name server is known to its owner"),
            Map.entry("ns.target.cname", "the registry has to be told"),
            Map.entry("ns.too_few", "a second name server has to be set up"),
            Map.entry("dns.domain.nxdomain", "the domain has to be registered"),
            Map.entry("dns.domain.alias", "only the owner knows the addresses that replace the alias"),
            Map.entry("dns.cname.chain", "where the alias should lead, only the owner knows"),
            Map.entry("mtasts.orphan", "a policy has to be served over HTTPS"),
            Map.entry("mtasts.host.unresolvable", "where the policy is served, only the owner knows"),
            Map.entry("mtasts.host.https", "a web server has to be set up"),
            Map.entry("mtasts.mx.not_covered", "the policy is served over HTTPS, not by records"),
            Map.entry("spf.lookups.exceeded", "which of the services still send, only the owner knows"));

    private static final String GOOD = "v=DMARC1; p=reject; rua=mailto:dmarc@example.org";

    private static final String WORLD = """
            org. NS a0.example-servers.net.
            net. NS a0.example-servers.net.
            com. NS a0.example-servers.net.
            a0.example-servers.net. A 5.253.40.40
            example.org. NS ns1.dns-one.net.
            example.org. NS ns2.dns-two.net.
            example.org. SOA ns1.dns-one.net. hostmaster.example.org. 2026112001 7200 3600 1209600 900
            dns-one.net. NS ns1.dns-one.net.
            dns-two.net. NS ns2.dns-two.net.
            ns1.dns-one.net. A 5.253.1.53
            ns2.dns-two.net. A 44.128.2.53
            53.1.253.5.in-addr.arpa. PTR ns1.dns-one.net.
            google.com. NS ns1.dns-one.net.
            smtp.google.com. A 142.250.102.27
            aspmx.l.google.com. A 142.250.102.26
            alt1.aspmx.l.google.com. A 142.250.153.26
            26.102.250.142.in-addr.arpa. PTR aspmx.l.google.com.
            27.102.250.142.in-addr.arpa. PTR smtp.google.com.
            26.153.250.142.in-addr.arpa. PTR alt1.aspmx.l.google.com.
            _spf.google.com. TXT "v=spf1 ip4:74.125.0.0/16 ~all"
            outlook.com. NS ns1.dns-one.net.
            example-org.mail.protection.outlook.com. A 52.101.68.0
            0.68.101.52.in-addr.arpa. PTR mail-52.inbound.protection.outlook.com.
            mail-52.inbound.protection.outlook.com. A 52.101.68.0
            spf.protection.outlook.com. TXT "v=spf1 ip4:40.92.0.0/15 -all"
            svc.example.net. TXT "v=spf1 ip4:5.253.77.0/24 -all"
            example.net. NS ns1.dns-one.net.
            loop.example.net. TXT "v=spf1 include:loop.example.net -all"
            mta-sts.example.org. A 5.253.9.9
            """;

    private static final String KEY =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAi+y2ZB/DZT10OvtAnPwnxF1rpuJmftOnRtiP2k3eZEjukcP+"
                    + "dYJGmqm8uesETULXRcV3evs6ARpdUEumiE1KIMdfxAtDrMeaQM/lp3Ht3iWHdUqoTqYEe38KvvmWrSG42rNWit3IMM3iqZISupFDQY6lwjeX\" \""
                    + "vJ4jBCGlEQhj5ye2LK8MdOY9XULFKort5gOEn4hCv4z5lXEVdB7WrFjT3ER039G22qjsOFDc6J6zeujUn3zUK7OuFfP79pYWKB2F6IcNFf1hAsfW0"
                    + "rrlsF08GE+2FQRE4trS/Z0+ZUHJ5maLkGy+pQxyBnfiyKM8hrMkfqYOJD8m8b5zq+EqQrWGGQIDAQAB";

    private static final String POLICY = """
            version: STSv1
            mode: testing
            max_age: 604800
            mx: *.example.org
            mx: smtp.google.com
            mx: *.l.google.com
            mx: *.aspmx.l.google.com
            mx: *.mail.protection.outlook.com
            """;

    /** Healthy set-ups of example.org. */
    enum Base {
        SELF_HOSTED("""
                example.org. MX 10 mx1.example.org.
                example.org. MX 20 mx2.example.org.
                example.org. TXT "v=spf1 mx -all"
                mx1.example.org. A 5.253.10.25
                mx2.example.org. A 44.128.20.25
                25.10.253.5.in-addr.arpa. PTR mx1.example.org.
                25.20.128.44.in-addr.arpa. PTR mx2.example.org.
                mail._domainkey.example.org. TXT "v=DKIM1; k=rsa; p=@KEY"
                """),
        GOOGLE("""
                example.org. MX 1 smtp.google.com.
                example.org. TXT "v=spf1 include:_spf.google.com -all"
                google._domainkey.example.org. TXT "v=DKIM1; k=rsa; p=@KEY"
                """),
        GOOGLE_OF_OLD("""
                example.org. MX 1 aspmx.l.google.com.
                example.org. MX 5 alt1.aspmx.l.google.com.
                example.org. TXT "v=spf1 include:_spf.google.com include:svc.example.net -all"
                google._domainkey.example.org. TXT "v=DKIM1; k=rsa; p=@KEY"
                """),
        MICROSOFT("""
                example.org. MX 0 example-org.mail.protection.outlook.com.
                example.org. TXT "v=spf1 include:spf.protection.outlook.com -all"
                selector1._domainkey.example.org. TXT "v=DKIM1; k=rsa; p=@KEY"
                """);

        private final ImmutableList<String> zone;

        Base(String own) {
            zone = (WORLD + own.replace("@KEY", KEY) + "_dmarc.example.org. TXT \"" + GOOD + "\"\n"
                            + "_smtp._tls.example.org. TXT \"v=TLSRPTv1; rua=mailto:tls@example.org\"\n"
                            + "_mta-sts.example.org. TXT \"v=STSv1; id=20261120\"\n")
                    .lines()
                    .map(Zone::canonical)
                    .collect(ImmutableList.toImmutableList());
        }
    }

    /** Ways to break a domain; each changes the zone, or leaves it where it does not apply. */
    private static final List<Defect> DEFECTS = Defect.all();

    @Test
    void thereAreEnoughDefects() {
        assertTrue(DEFECTS.size() >= 40, DEFECTS.size() + " defects");
    }

    @ParameterizedTest
    @EnumSource
    void basesAreHealthy(Base base) {
        Diagnosis diagnosis = diagnose(base.zone);

        assertEquals(List.of(), bad(diagnosis), () -> base + ": " + diagnosis.findings());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 222, 3333, 44444})
    void aProvenFixCures(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Base base = Base.values()[random.nextInt(Base.values().length)];
            List<String> broken = base.zone;
            List<String> done = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                Defect defect = DEFECTS.get(random.nextInt(DEFECTS.size()));
                broken = defect.apply(broken);
                done.add(defect.name());
            }
            String story = seed + "/" + round + " " + base + " " + done;
            List<String> zone = broken;
            Diagnosis before = diagnose(zone);
            for (Finding finding : before.findings()) {
                finding.fixes().stream()
                        .filter(Fix::proven)
                        .forEach(fix -> assertCures(story, finding, fix, before, diagnose(Zone.fixed(zone, fix))));
            }
        }
    }

    @Test
    void mostFindingsThatRecordsCureHaveAProvenFix() {
        Map<String, List<String>> without = new TreeMap<>();
        int curable = 0;
        int proven = 0;
        for (Base base : Base.values()) {
            for (Defect defect : DEFECTS) {
                List<String> zone = defect.apply(base.zone);
                if (zone.equals(base.zone)) {
                    continue;
                }
                for (Finding finding : bad(diagnose(zone))) {
                    if (INCURABLE.containsKey(finding.code())) {
                        continue;
                    }
                    curable++;
                    if (finding.fixes().stream().anyMatch(Fix::proven)) {
                        proven++;
                    } else {
                        without.computeIfAbsent(finding.code(), first -> new ArrayList<>())
                                .add(base + "/" + defect.name() + " " + finding.fixes());
                    }
                }
            }
        }
        String told = proven + " of " + curable + " are proven; not these:\n"
                + without.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
        assertTrue(proven >= SHARE * curable, told);
    }

    @Test
    void everyCurableCodeThatTheDefectsShowIsSeen() {
        Set<String> seen = DEFECTS.stream()
                .flatMap(defect -> List.of(Base.values()).stream().map(base -> defect.apply(base.zone)))
                .distinct()
                .flatMap(zone -> bad(diagnose(zone)).stream())
                .map(Finding::code)
                .collect(Collectors.toSet());

        assertTrue(seen.size() >= 35, seen.size() + " codes are shown: " + seen);
    }

    private static void assertCures(String story, Finding finding, Fix fix, Diagnosis before, Diagnosis after) {
        Map<String, Severity> known = new HashMap<>();
        before.findings().forEach(each -> known.merge(key(each), each.severity(), (a, b) -> a.atLeast(b) ? a : b));
        List<String> wrong = after.findings().stream()
                .filter(each -> key(each).equals(key(finding))
                        || (each.severity() != Severity.NOTICE
                                && !Optional.ofNullable(known.get(key(each)))
                                        .filter(then -> then.atLeast(each.severity()))
                                        .isPresent()))
                .map(ProvenFixesTest::key)
                .toList();
        assertEquals(List.of(), wrong, () -> story + ": " + finding.code() + " with " + fix);
    }

    private static String key(Finding finding) {
        return finding.code() + " " + finding.subject();
    }

    private static List<Finding> bad(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity().atLeast(Severity.WARNING))
                .toList();
    }

    private static Diagnosis diagnose(List<String> zone) {
        FakeDns dns = FakeDns.zone(String.join("\n", zone));
        VirtualTime time = new VirtualTime();
        FakeHttps https = new FakeHttps().serving("https://mta-sts.example.org/.well-known/mta-sts.txt", POLICY);
        Set<Check<?>> checks = Guice.createInjector(new ChecksModule(), new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(Clock.class).toInstance(time.clock());
                        bind(Resolvers.class).toInstance(new Resolvers(List.of()));
                        bind(Https.class).toInstance(https);
                        bind(Smtp.class).toInstance(new FakeSmtp());
                        bind(Dns.class).annotatedWith(Fresh.class).toInstance(dns);
                    }

                    @Provides
                    Dns dns() {
                        return dns;
                    }
                })
                .getInstance(Key.get(new TypeLiteral<Set<Check<?>>>() {}));
        return new Diagnostician(checks, dns, dns, Budget.DEFAULT, time.clock(), time)
                .diagnose(Inquiry.of(DomainName.of("example.org")).asking(SmtpDepth.NONE))
                .toCompletableFuture()
                .join();
    }
}
