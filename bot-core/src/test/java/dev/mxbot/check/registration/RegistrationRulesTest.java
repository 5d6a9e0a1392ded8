package dev.mxbot.check.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.RegistryDepth;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.rdap.Registration;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeRdap;
import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistrationRulesTest {
    private static final Instant LONG = FakeDns.AT.plus(Duration.ofDays(200));
    private static final String LOCK = "client transfer prohibited";

    private FakeDns dns = FakeDns.zone("""
            example.com. MX 10 mail.example.com.
            mail.example.com. A 5.9.7.25
            """);
    private final FakeRdap registry = new FakeRdap();

    private Map<String, Object> facts = Map.of();

    private List<Finding> judge(Inquiry inquiry) {
        RegistrationProbe probe = new RegistrationProbe(registry, new VirtualTime().clock());
        return judge(new RegistrationModule().registration(probe), new Examination(inquiry, dns));
    }

    private <E extends Evidence> List<Finding> judge(Check<E> check, Examination of) {
        E evidence = check.probe().examine(of).toCompletableFuture().join();
        facts = evidence.facts();
        return check.rules().stream()
                .flatMap((Rule<? super E> rule) -> rule.judge(evidence).stream())
                .toList();
    }

    private List<Finding> judge() {
        return judge(Inquiry.of(DomainName.of("example.com")));
    }

    private List<String> told() {
        return judge().stream()
                .map(f -> f.severity().name().toLowerCase(Locale.ROOT) + " " + f.code() + " " + f.subject())
                .toList();
    }

    private void isNotInTheDns() {
        dns = FakeDns.zone("example.net. A 5.9.7.80");
    }

    @Test
    void aHealthyRegistrationIsNoFinding() {
        registry.holds("example.com", LONG, LOCK);

        assertEquals(List.of(), told());
        assertEquals("registered", facts.get("status"));
        assertEquals(LONG.toString(), facts.get("expires"));
        assertEquals(List.of(Query.of(DomainName.of("example.com"), RecordType.MX)), dns.asked());
    }

    @Test
    void asksAboutTheNameThatWasRegistered() {
        registry.holds("example.com", FakeDns.AT.plus(Duration.ofDays(12)), LOCK);

        Finding finding = judge(Inquiry.of(DomainName.of("news.example.com"))).get(0);

        assertEquals("example.com", finding.subject());
        assertEquals("the registration of example.com expires on 2026-12-02, in 12 days", finding.title());
    }

    @Test
    void flagsARegistrationThatEndsSoon() {
        registry.holds("example.com", FakeDns.AT.plus(Duration.ofDays(30)), LOCK);
        assertEquals(List.of("warning reg.expiring example.com"), told());

        registry.holds("example.com", FakeDns.AT.plus(Duration.ofDays(30)).plusSeconds(1), LOCK);
        assertEquals(List.of(), told());
    }

    @Test
    void inTheLastWeekThatIsAnError() {
        registry.holds("example.com", FakeDns.AT.plus(Duration.ofDays(7)).plusSeconds(1), LOCK);
        assertEquals(List.of("warning reg.expiring example.com"), told());

        registry.holds("example.com", FakeDns.AT.plus(Duration.ofDays(7)), LOCK);
        assertEquals(List.of("error reg.expiring example.com"), told());

        registry.holds("example.com", FakeDns.AT.plusSeconds(60), LOCK);
        assertEquals(
                "the registration of example.com expires on 2026-11-20, within a day",
                judge().get(0).title());
    }

    @Test
    void flagsAnExpiredRegistration() {
        registry.holds("example.com", Instant.parse("2026-11-03T10:00:00Z"), LOCK);
        isNotInTheDns();

        assertEquals(List.of("critical reg.expired example.com"), told());
        Finding finding = judge().get(0);
        assertEquals("the registration of example.com expired on 2026-11-03", finding.title());
        assertEquals(
                "expiration 2026-11-03T10:00:00Z; status client transfer prohibited",
                finding.evidence().get(0).answer());
        assertEquals(
                "https://rdap.example.net/domain/example.com",
                finding.evidence().get(0).question());
        assertEquals(List.of("curl -sL https://rdap.example.net/domain/example.com"), finding.verify());
    }

    @Test
    void whileTheDnsStillKnowsItMailIsNotLostYet() {
        registry.holds("example.com", FakeDns.AT, LOCK);

        assertEquals(List.of("error reg.expired example.com"), told());
    }

    @Test
    void flagsADomainThatIsSwitchedOff() {
        isNotInTheDns();
        for (String status : List.of(
                "client hold", "clientHold", "server hold", "serverHold", "pending delete", "redemptionPeriod")) {
            registry.holds("example.com", LONG, "inactive", status);
            assertEquals(List.of("critical reg.hold example.com"), told(), status);
        }
        for (String status : List.of("client update prohibited", "pending transfer", "auto renew period", "active")) {
            registry.holds("example.com", LONG, LOCK, status);
            assertEquals(List.of(), told(), status);
        }
    }

    @Test
    void anExpiredDomainThatIsSwitchedOffForItIsToldOnce() {
        for (Instant end : List.of(FakeDns.AT.minusSeconds(7), FakeDns.AT.plusSeconds(7))) {
            registry.holds("example.com", end, "client hold");

            assertEquals(List.of("critical reg.hold example.com"), told());
            assertEquals(
                    "expiration " + end + "; status client hold",
                    judge().get(0).evidence().get(0).answer());
        }
    }

    @Test
    void whatCanBeRestoredIsNotCalledLost() {
        registry.holds("example.com", LONG, "pending delete", "redemption period");

        assertEquals(
                "Ask the registrar of example.com to restore it now",
                judge().get(0).fixes().get(0).title());
    }

    @Test
    void notesAMissingLock() {
        registry.holds("example.com", LONG, "client delete prohibited");
        assertEquals(List.of("notice reg.unlocked example.com"), told());

        registry.holds("example.com", LONG, "server transfer prohibited");
        assertEquals(List.of(), told());
        registry.holds("example.com", LONG);
        assertEquals(List.of(), told());
    }

    @Test
    void countryDomainsHaveLocksOfTheirOwn() {
        registry.holds("example.fr", LONG, "active");

        assertEquals(List.of(), judge(Inquiry.of(DomainName.of("example.fr"))));
    }

    @Test
    void aSilentRegistryIsAnUnknownThatDecidesNothing() {
        registry.failsFor("example.com", Registration.Fault.NO_ANSWER);

        assertEquals(List.of("unknown reg.unknown example.com"), told());
        assertFalse(judge().get(0).decisive());
        assertEquals("unknown", facts.get("status"));
        registry.failsFor("example.com", Registration.Fault.TOO_MANY);
        assertEquals(List.of("unknown reg.unknown example.com"), told());
    }

    @Test
    void aNetworkWithoutAWayToTheRegistryIsNoNewsOfTheDomain() {
        registry.failsFor("example.com", Registration.Fault.NO_WAY);

        assertEquals(List.of(), told());
        assertEquals("unknown", facts.get("status"));
    }

    @Test
    void anUnsupportedRegistryIsMissedOnlyByADomainThatDoesNotExist() {
        registry.says(new Registration.Unsupported(DomainName.of("example.com")));
        assertEquals(List.of(), told());

        isNotInTheDns();
        assertEquals(List.of("notice reg.unsupported example.com"), told());
        dns.failing("example.com MX");
        assertEquals(List.of(), told());
    }

    @Test
    void namesOfNoRegistryAreNotMissed() {
        isNotInTheDns();
        registry.says(new Registration.Unsupported(DomainName.of("example.corp")));

        assertEquals(List.of(), judge(Inquiry.of(DomainName.of("example.corp"))));
        assertEquals(List.of(), judge(Inquiry.of(DomainName.of("com"))));
    }

    @Test
    void flagsHostsInADomainThatEndsSoon() {
        dns = FakeDns.zone("""
                example.com. MX 10 mx2.host.net.
                example.com. MX 10 mx1.host.net.
                example.com. MX 20 mx.other.org.
                """);
        registry.holds("example.com", LONG, LOCK);
        registry.holds("host.net", FakeDns.AT.plus(Duration.ofDays(3)), LOCK);
        registry.holds("other.org", LONG);

        assertEquals(List.of("warning mx.target.domain_expiring mx1.host.net"), told());
        Finding finding = judge().get(0);
        assertEquals(
                "MX host mx1.host.net: the registration of its domain host.net expires on 2026-11-23, in 3 days",
                finding.title());
        assertTrue(finding.impact().contains("loses 2 hosts"), finding.impact());
        registry.holds("host.net", FakeDns.AT.minusSeconds(1));
        assertTrue(judge().get(0).title().endsWith("expired on 2026-11-20"));
    }

    @Test
    void providersAndTheDomainsOwnHostsAreNotAskedAbout() {
        dns = FakeDns.zone("""
                example.com. MX 10 aspmx.l.google.com.
                example.com. MX 20 mail.example.com.
                example.com. MX 30 localhost.
                """);
        registry.holds("example.com", LONG, LOCK);

        assertEquals(List.of(), told());
        assertEquals(List.of("example.com"), registry.asked());
    }

    @Test
    void ofManyHostsOnlySomeDomainsAreAskedAbout() {
        dns = FakeDns.zone("""
                example.com. MX 10 a.one.net.
                example.com. MX 10 b.two.net.
                example.com. MX 10 c.three.net.
                example.com. MX 10 d.four.net.
                """);
        told();

        assertEquals(List.of("example.com", "one.net", "two.net", "three.net"), registry.asked());
    }

    @Test
    void manyDomainsAtOnceAreNoQuestionForARegistry() {
        registry.holds("example.com", FakeDns.AT, LOCK);

        assertEquals(List.of(), judge(Inquiry.of(DomainName.of("example.com")).asking(RegistryDepth.NONE)));
        assertEquals(Map.of(), facts);
        assertEquals(List.of(), registry.asked());
        assertEquals(List.of(), dns.asked());
    }

    @Test
    void aTrialAsksNobodyAndStillKnows() {
        registry.holds("example.com", FakeDns.AT.plus(Duration.ofDays(5)), LOCK);

        assertEquals(
                1,
                judge(Inquiry.of(DomainName.of("example.com")).asking(RegistryDepth.KNOWN))
                        .size());
        assertEquals(List.of(), registry.asked());
    }

    @Test
    void withoutSmtpTheRegistryIsStillAsked() {
        judge(Inquiry.of(DomainName.of("example.com")).asking(SmtpDepth.NONE));

        assertEquals(List.of("example.com"), registry.asked());
    }

    @Test
    void aRefreshedQuestionAsksTheSame() {
        registry.holds("example.com", FakeDns.AT.plus(Duration.ofDays(5)), LOCK);

        assertEquals(
                "reg.expiring",
                judge(Inquiry.of(DomainName.of("example.com")).refreshed())
                        .get(0)
                        .code());
    }
}
